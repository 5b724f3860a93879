// Every screen in light and dark: no accessibility violation, and a way through by keyboard alone.
import assert from "node:assert/strict";
import { violations } from "./axe.mjs";
import { pageTest } from "./harness.mjs";
import { ENGLISH, fixture, openArticle, openLibrary, read, samples } from "./person.mjs";

const PAPER = "停航五年,海岭至白沙岛轮渡恢复通航";

const SCREENS = ["library", "stories", "timeline", "names", "words"];

for (const colorScheme of ["light", "dark"]) {
  pageTest(`no accessibility violation in ${colorScheme}`, { ...ENGLISH, colorScheme }, async ({ page }) => {
    const told = await violations(page, "start");
    await read(page, [...samples(), fixture("bad-empty")], 5);
    told.push(...(await violations(page, "after reading")));
    for (const screen of SCREENS) {
      await page.evaluate((screen) => { location.hash = `#/${screen}`; }, screen);
      await page.locator(`nav a[aria-current="page"][href$="#/${screen}"]`).waitFor();
      await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
      told.push(...(await violations(page, screen)));
    }
    await page.locator(".word-row .link").first().waitFor();
    told.push(...(await violations(page, "words, counted")));
    await page.evaluate(() => { location.hash = "#/names"; });
    await page.locator(".name-row input").first().check();
    told.push(...(await violations(page, "names, one chosen")));
    await page.locator(".name-row a").first().click();
    await page.getByRole("button", { name: "Rename" }).click();
    told.push(...(await violations(page, "one name")));
    await page.evaluate(() => { location.hash = "#/dictionary"; });
    await page.getByRole("textbox", { name: "The dictionary" }).fill("，。");
    told.push(...(await violations(page, "own dictionary")));
    await openArticle(page, PAPER);
    await page.keyboard.press("5");
    await page.locator(".reading .word").first().waitFor();
    told.push(...(await violations(page, "article")));
    await page.locator("a[href^='#/compare/']").first().click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    told.push(...(await violations(page, "compare")));
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    told.push(...(await violations(page, "keyboard table")));
    assert.deepEqual(told, []);
  });
}

pageTest("a keyboard alone reaches the sample, an article and back", ENGLISH, async ({ page }) => {
  await tabTo(page, "BUTTON", "Try a sample");
  await page.keyboard.press("Enter");
  await page.getByText("Done: 5 articles").waitFor({ state: "attached" });
  await page.keyboard.press("l");
  await tabTo(page, "A", PAPER);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: PAPER, level: 1 }).waitFor();
  await page.keyboard.press("n");
  await page.keyboard.press("b");
  await openLibrary(page);
});

// Presses Tab until an element of that kind and name has the focus.
async function tabTo(page, kind, name) {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      return { kind: element.tagName, name: element.getAttribute("aria-label") ?? element.innerText };
    });
    if (focus.kind === kind && focus.name.includes(name)) return;
  }
  assert.fail(`Tab does not reach ${name}`);
}
