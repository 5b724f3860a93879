// What every screen must keep: it says what it lacks, marks mean one thing, the focus stays, and what
// was chosen is found again.
import assert from "node:assert/strict";
import { accessible } from "./axe.mjs";
import { pageTest } from "./harness.mjs";
import { ENGLISH, openArticle, read, samples } from "./person.mjs";

const PAPER = "停航五年,海岭至白沙岛轮渡恢复通航";
const go = (page, hash) => page.evaluate((hash) => (location.hash = hash), hash);
const press = (page, key) =>
  page.evaluate((key) => document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })), key);
const focused = (page) => page.evaluate(() => document.activeElement.closest("main") !== null && document.activeElement.tagName);

pageTest("a screen opened without articles says why it is empty", ENGLISH, async ({ page }) => {
  for (const hash of ["#/stories", "#/timeline", "#/article/1.0", "#/compare/1.0/2.0", "#/words", "#/names"]) {
    await go(page, hash);
    await page.getByRole("heading", { name: "Nothing is loaded here.", level: 1 }).waitFor();
    await page.getByRole("main").getByRole("link", { name: "Add articles" }).waitFor();
  }
  await accessible(page, "nothing loaded");
});

pageTest("the keyboard table opens at its top, by the wide question mark too", ENGLISH, async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 500 });
  await press(page, "？");
  const dialog = page.getByRole("dialog", { name: "Keyboard" });
  await dialog.waitFor();
  assert.equal(await dialog.evaluate((element) => element.scrollTop), 0);
  await dialog.getByRole("heading", { name: "Keyboard" }).waitFor();
});

pageTest("a search waits until the input method has chosen", ENGLISH, async ({ page }) => {
  await read(page, samples());
  const field = page.getByRole("searchbox", { name: "Search the library" });
  const type = (value, isComposing) =>
    field.evaluate((element, { value, isComposing }) => {
      element.value = value;
      element.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing }));
    }, { value, isComposing });
  await field.focus();
  await field.evaluate((element) => element.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true })));
  await type("baisha", true);
  assert.equal(await field.inputValue(), "baisha");
  assert.equal(await page.getByText("No article holds “baisha”.").count(), 0);
  await type("白沙岛", true);
  await field.evaluate((element) => element.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true })));
  await page.getByText(/^\d of 5 articles$/).waitFor();
});

pageTest("a search says where its words stand, in either script", ENGLISH, async ({ page }) => {
  await read(page, samples());
  const field = page.getByRole("searchbox", { name: "Search the library" });
  await field.fill("輪渡 白沙岛");
  await page.getByText(/^[1-4] of 5 articles$/).waitFor();
  const hits = await page.locator(".row-hit b").allInnerTexts();
  assert.ok(hits.some((hit) => /[渡岛]/.test(hit)) && hits.some((hit) => /[輪島]/.test(hit)), hits.join());
  await field.fill("輪渡 -白沙岛");
  await page.getByText("No article holds “輪渡 -白沙岛”.").waitFor();
});

pageTest("two articles are shown side by side at once, and the library stays within reach", ENGLISH, async ({ page }) => {
  await read(page, samples().slice(0, 2));
  await page.locator(".compare-page .verdict").waitFor();
  await page.getByRole("link", { name: "Library", exact: true }).click();
  await page.locator(".row-title").first().waitFor();
  assert.equal(await page.evaluate(() => location.hash), "#/library");
});

pageTest("the help says what relations and rules mean", ENGLISH, async ({ page }) => {
  await press(page, "?");
  await page.getByRole("dialog", { name: "Keyboard" }).getByRole("link", { name: "What everything means" }).click();
  await page.getByRole("heading", { name: "What everything means", level: 1 }).waitFor();
  await page.getByRole("term").filter({ hasText: /^repost$/ }).waitFor();
  await page.getByText(/^Who published first\./).waitFor();
  await accessible(page, "help");
});

pageTest("order, direction and choice are there on the way back", ENGLISH, async ({ page }) => {
  await read(page, samples());
  const first = page.locator(".row-title").first();
  const sort = page.getByRole("combobox", { name: "Sort" });
  await sort.selectOption({ label: "Length" });
  const longest = await first.innerText();
  await page.getByRole("button", { name: "Reverse the order" }).click();
  await page.waitForFunction((title) => document.querySelector(".row-title")?.innerText !== title, longest);
  const shortest = await first.innerText();
  await first.click();
  await page.locator(".reading").waitFor();
  await page.goBack();
  await page.getByRole("combobox", { name: "Sort" }).waitFor();
  assert.equal(await sort.evaluate((element) => element.selectedOptions[0].label), "Length");
  assert.equal(await page.getByRole("button", { name: "Reverse the order" }).getAttribute("aria-pressed"), "true");
  await page.waitForFunction((title) => document.querySelector(".row-title")?.innerText === title, shortest);
});

pageTest("the focus stays near what a button removed", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await openArticle(page, PAPER);
  const restore = page.getByRole("button", { name: /^Restore:/ }).first();
  const label = await restore.getAttribute("aria-label");
  await restore.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: label, exact: true }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Set aside again/ }).first().waitFor();
  assert.notEqual(await focused(page), false);
  await go(page, "#/stories");
  const out = page.getByRole("button", { name: /not this story$/ });
  await out.first().focus();
  const before = await out.count();
  await page.keyboard.press("Enter");
  await page.waitForFunction((n) => document.querySelectorAll(".tellers .how button").length < n, before);
  assert.notEqual(await focused(page), false);
});

pageTest("an article begins with its title, below its bar", ENGLISH, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await read(page, samples());
  await page.mouse.wheel(0, 400);
  await page.getByRole("link", { name: PAPER }).first().click();
  const title = page.getByRole("heading", { name: PAPER, level: 1 });
  await title.waitFor();
  await page.waitForFunction(() => document.activeElement.id === "main");
  assert.equal(await page.evaluate(() => scrollY), 0);
  const bar = await page.locator(".article-page .toolbar").boundingBox();
  assert.ok((await title.boundingBox()).y >= bar.y + bar.height - 1);
  const isFirst = await title.evaluate((element) => {
    const fold = document.querySelector(".reading .fold");
    return fold === null || (element.compareDocumentPosition(fold) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  });
  assert.ok(isFirst);
});

const PALETTES = [
  { colorScheme: "light" },
  { colorScheme: "dark" },
  { forcedColors: "active" },
  { media: "print", colorScheme: "light" },
];
pageTest("on the timeline full is sure and hollow is not, whatever shows it", { ...ENGLISH, reducedMotion: "reduce" }, async ({ page }) => {
  await read(page, samples());
  await go(page, "#/timeline");
  const dot = page.locator(".dot").first();
  await dot.waitFor();
  const colour = (of) => of.evaluate((element) => getComputedStyle(element).backgroundColor);
  const sure = page.locator(".bar:not(.hollow)").first();
  const hollow = page.locator(".bar.hollow").first();
  for (const palette of PALETTES) {
    await page.emulateMedia({ media: "screen", forcedColors: "none", reducedMotion: "reduce", ...palette });
    const full = await colour(sure);
    if ((await hollow.count()) > 0) assert.notEqual(await colour(hollow), full, JSON.stringify(palette));
    for (const mark of [sure, dot]) {
      await page.mouse.move(0, 0);
      const before = await colour(mark);
      assert.notEqual(before, "rgba(0, 0, 0, 0)");
      if (palette.media !== "print") {
        await mark.hover({ force: true });
        assert.equal(await colour(mark), before, JSON.stringify(palette));
      }
    }
  }
});

pageTest("in a comparison the same is plain, the rest is told by shape", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await page.locator(".matrix-same a").first().click();
  await page.locator(".compare-page .verdict").waitFor();
  await page.getByRole("list", { name: "Signs" }).waitFor();
  const style = (selector, property) =>
    page.locator(selector).first().evaluate((element, property) => getComputedStyle(element)[property], property);
  assert.equal(await style(".sides .passage", "backgroundColor"), "rgba(0, 0, 0, 0)");
  assert.equal(await style(".sides .only", "borderInlineStartStyle"), "solid");
  await page.getByRole("button", { name: "Next passage" }).click();
  await page.locator(".sides .passage.current").first().waitFor();
  assert.equal(await style(".sides .passage.current", "outlineStyle"), "solid");
  assert.equal(await style(".sides .passage.current", "backgroundColor"), "rgba(0, 0, 0, 0)");
  await page.getByRole("button", { name: /^Passage 1, (verbatim|edited|reworded), to the other side$/ }).first().waitFor();
  await accessible(page, "comparison");
});

pageTest("each text is in its own language", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await page.getByRole("combobox", { name: "Language of the page" }).selectOption({ label: "繁體中文" });
  await page.getByRole("searchbox", { name: "搜尋文庫" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-Hant");
  await page.getByRole("link", { name: /停航五年，海嶺至白沙島輪渡/ }).first().click();
  await page.locator('.reading[lang="zh-Hant"]').waitFor();
  await page.goBack();
  await page.locator(".matrix-same a").first().click();
  for (const lang of ["zh-Hans", "zh-Hant"]) await page.locator(`.sides p[lang="${lang}"]`).first().waitFor();
});

pageTest("on paper there are no tools, and nothing is cut", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await page.emulateMedia({ media: "print" });
  for (const selector of [".header", ".list-tools"]) assert.equal(await page.locator(selector).isVisible(), false, selector);
  const box = page.locator(".matrix-box");
  assert.equal(await box.evaluate((element) => getComputedStyle(element).overflowX), "visible");
  await page.emulateMedia({ media: "screen" });
  await openArticle(page, PAPER);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".article-page .toolbar").isVisible(), false);
  assert.equal(await page.getByRole("heading", { name: PAPER, level: 1 }).isVisible(), true);
});
