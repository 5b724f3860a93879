// What a person decides about names, their own dictionary, the words: each takes effect everywhere
// and can be taken back.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { drop, pageTest } from "./harness.mjs";
import { ENGLISH, openArticle, openLibrary, read, samples } from "./person.mjs";

const PAPER = "停航五年,海岭至白沙岛轮渡恢复通航";

const openNames = async (page) => {
  await page.getByRole("link", { name: "Names", exact: true }).click();
  await page.locator(".name-row a").first().waitFor();
};
// Rows out of sight are not drawn, so whoever looks for a name filters first.
const find = (page, text) => page.getByRole("searchbox", { name: "Find a name" }).fill(text);
const row = (page, name) => page.locator(".name-row").filter({ has: page.getByRole("link", { name, exact: true }) });
async function undo(page) {
  await page.evaluate(() => document.activeElement.blur()); // In a field Ctrl+Z is the field's.
  await page.keyboard.press("Control+z");
}
const choose = (page, name) => page.getByRole("checkbox", { name: `Choose ${name}`, exact: true }).check();

async function downloaded(page, click) {
  const coming = page.waitForEvent("download");
  await click();
  return readFile(await (await coming).path(), "utf8");
}

pageTest("names are merged by keys, shown as one everywhere, and parted by undo", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await openNames(page);
  const nameAt = (place) => page.locator(".name-row").nth(place).getByRole("link").first().textContent();
  const [kept, joined] = [await nameAt(0), await nameAt(1)];
  const before = await page.locator(".toolbar .layer .count").first().textContent();
  for (const key of ["j", "x", "j", "x", "m"]) await page.keyboard.press(key);
  await page.locator(".notice").getByText(`2 names merged into ${kept}`).waitFor();
  await row(page, joined).waitFor({ state: "detached" });
  assert.match(await row(page, kept).locator(".forms").textContent(), new RegExp(joined));
  assert.equal(await page.locator(".toolbar .layer .count").first().textContent(), String(before - 1));
  await openLibrary(page);
  await page.getByRole("button", { name: "Export" }).click();
  const lines = await downloaded(page, () => page.getByRole("button", { name: /^Download JSONL/ }).click());
  const names = lines.trim().split("\n").flatMap((line) => JSON.parse(line).names);
  const merged = names.filter(({ text }) => text === joined);
  assert.ok(merged.length > 0 && merged.every(({ canonical }) => canonical === kept));
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await undo(page);
  await openNames(page);
  await row(page, joined).waitFor();
  await page.keyboard.press("Control+y");
  await row(page, joined).waitFor({ state: "detached" });
});

pageTest("a form is split off, a name renamed, its kind changed, all undone", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await openNames(page);
  await row(page, "英格丽德·索尔海姆").getByRole("link").click();
  await page.getByRole("button", { name: "Split off: 索尔海姆" }).click();
  await page.getByRole("button", { name: "Split off: 索尔海姆" }).waitFor({ state: "detached" });
  await openNames(page);
  await find(page, "索尔海姆");
  await row(page, "索尔海姆").waitFor();
  await undo(page);
  await row(page, "索尔海姆").waitFor({ state: "detached" });
  await row(page, "英格丽德·索尔海姆").getByRole("link").click();
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByLabel("Shown as").fill("索尔海姆工程师");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "索尔海姆工程师" }).waitFor();
  await page.getByLabel("Kind").selectOption("organisation");
  await page.locator("h1 .org").waitFor();
  await openArticle(page, PAPER);
  await page.locator(".panel .org", { hasText: "索尔海姆工程师" }).waitFor();
  await undo(page);
  await undo(page);
  await page.locator(".panel .per", { hasText: "英格丽德·索尔海姆" }).waitFor();
});

pageTest("a hidden name is marked nowhere, and can be shown again", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await openArticle(page, PAPER);
  const marks = page.locator(".reading .mark.loc", { hasText: /^白沙岛$/ });
  const before = await marks.count();
  assert.ok(before > 0);
  await marks.first().click();
  await page.getByRole("button", { name: "Not a name" }).click();
  await marks.first().waitFor({ state: "detached" });
  await openNames(page);
  assert.equal(await row(page, "白沙岛").count(), 0);
  await page.getByRole("button", { name: /^Hidden/ }).click();
  await row(page, "白沙岛").waitFor();
  await choose(page, "白沙岛");
  await page.getByRole("button", { name: /^Show again/ }).click();
  await openArticle(page, PAPER);
  await marks.first().waitFor();
  assert.equal(await marks.count(), before);
});

pageTest("the places of a name are walked through by key", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await openNames(page);
  await row(page, "沈立群").getByRole("link").click();
  await page.locator(".places b").first().waitFor();
  const focused = () => page.evaluate(() => document.activeElement.id);
  await page.keyboard.press("n");
  assert.equal(await focused(), "place-0");
  await page.keyboard.press("n");
  assert.equal(await focused(), "place-1");
  await page.keyboard.press("p");
  assert.equal(await focused(), "place-0");
  await page.keyboard.press("Enter");
  await page.locator(".reading .mark.current").first().waitFor();
  assert.equal(await page.locator(".reading .mark.current").first().textContent(), "沈立群");
});

pageTest("an own dictionary gives words and names at once, and undo takes it back", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await page.evaluate(() => (location.hash = "#/dictionary"));
  const field = page.getByRole("textbox", { name: "The dictionary" });
  await field.fill("船票价格 20 nt\n，。\n");
  await page.getByText("dictionary, line 2: no word").waitFor();
  await page.getByText("1 word · 1 line can't be used").waitFor();
  await field.fill("定期客船 20 nt\n");
  await page.getByRole("button", { name: "Use this dictionary" }).click();
  await openNames(page);
  await find(page, "定期");
  await row(page, "定期客船").waitFor();
  await undo(page);
  await row(page, "定期客船").waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Own dictionary" }).click();
  assert.equal(await field.inputValue(), "");
  // A file takes the same way, whether dropped or chosen; what is no text is refused by name and place.
  await drop(page, "#app > *", [{ name: "mine.txt", text: "定期客船 20 nt\n" }]);
  await page.waitForFunction(() => document.querySelector("textarea").value.startsWith("定期客船"));
  await drop(page, "#app > *", [{ name: "odd.txt", base64: "tqi//w==" }]);
  await page.getByText("odd.txt is not UTF-8 text: it can't be decoded from byte 1 on").waitFor();
  await openNames(page);
  await find(page, "定期");
  await row(page, "定期客船").waitFor();
});

pageTest("the words of a dictionary are added, changed and removed in a table", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await page.evaluate(() => (location.hash = "#/dictionary"));
  const field = page.getByRole("textbox", { name: "The dictionary" });
  await page.getByRole("textbox", { name: "Word", exact: true }).fill("定期客船");
  await page.getByRole("combobox", { name: "Kind", exact: true }).selectOption("nt");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  assert.equal(await field.inputValue(), "定期客船 nt\n");
  await page.getByRole("textbox", { name: "Word", exact: true }).fill("船票价格");
  await page.keyboard.press("Enter");
  await page.getByRole("spinbutton", { name: "Count of 定期客船" }).fill("20");
  await page.keyboard.press("Tab");
  await page.getByRole("combobox", { name: "Kind of 定期客船" }).selectOption("ns");
  await page.waitForFunction(() => document.querySelector("textarea").value.startsWith("定期客船 20 ns\n船票价格"));
  await page.setViewportSize({ width: 320, height: 800 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  await page.getByRole("button", { name: "Remove: 船票价格" }).click();
  await page.getByRole("rowheader", { name: "船票价格" }).waitFor({ state: "detached" });
  assert.equal(await field.inputValue(), "定期客船 20 ns\n");
  await page.getByRole("button", { name: "Use this dictionary" }).click();
  await openNames(page);
  await find(page, "定期");
  await row(page, "定期客船").waitFor();
});

pageTest("names leave as a dictionary that can be loaded", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await page.evaluate(() => (location.hash = "#/dictionary"));
  const text = await downloaded(page, () => page.getByRole("button", { name: "Save the names as a dictionary" }).click());
  assert.match(text, /^沈立群 \d+ nr$/m);
  assert.match(text, /^Ingrid Solheim \d+ nr$/m);
  assert.doesNotMatch(text, /^. /mu);
  await page.getByRole("textbox", { name: "The dictionary" }).fill(text);
  await page.getByText(`${text.trim().split("\n").length} words`, { exact: true }).waitFor();
});

pageTest("a dictionary is remembered only where that is wanted", ENGLISH, async ({ page, address }) => {
  const stored = () => page.evaluate(() => localStorage.getItem("duilan.dictionary"));
  await page.evaluate(() => (location.hash = "#/dictionary"));
  const field = page.getByRole("textbox", { name: "The dictionary" });
  await field.fill("云帆号 3 nz");
  await page.getByRole("button", { name: "Use this dictionary" }).click();
  assert.equal(await stored(), null);
  await page.getByRole("checkbox", { name: "Remember it on this computer" }).check();
  assert.equal(await stored(), "云帆号 3 nz");
  await page.goto("about:blank");
  await page.goto(`${address}#/dictionary`);
  await page.waitForFunction(() => document.querySelector("textarea")?.value === "云帆号 3 nz");
  await page.getByRole("checkbox", { name: "Remember it on this computer" }).uncheck();
  assert.equal(await stored(), null);
});

pageTest("words are a layer, cut in two ways, walked through by key", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await openArticle(page, PAPER);
  await page.keyboard.press("5");
  await page.locator(".reading .word").first().waitFor();
  const words = () => page.locator(".reading .word").count();
  const before = await words();
  await page.getByLabel("Cut").selectOption("jieba");
  await page.waitForFunction((n) => document.querySelectorAll(".reading .word").length !== n, before);
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("ArrowRight");
  await page.locator(".word-note").waitFor();
  const [first, second] = await page.evaluate(() => [...document.querySelectorAll(".reading .word")].slice(0, 2).map((word) => word.textContent));
  assert.equal(await page.evaluate(() => document.activeElement.textContent), first);
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), second);
});

pageTest("the list of words counts, filters, sorts and leaves as a table", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await page.getByRole("link", { name: "Words", exact: true }).click();
  await page.getByText(/different words, [\d,.\u2009\u202f ]+ in all/).waitFor();
  const listed = () => page.locator(".words .virtual .word-row .link").allTextContents();
  assert.ok((await listed()).slice(0, 40).includes("轮渡"));
  assert.ok(!(await listed()).includes("的"));
  await page.getByRole("button", { name: "Stop words" }).click();
  await page.getByRole("button", { name: "Count", exact: true }).click();
  await page.waitForFunction(() => document.querySelector(".virtual .word-row .link")?.textContent === "的");
  await page.getByRole("searchbox", { name: "Find a word" }).fill("輪渡");
  await page.waitForFunction(() => [...document.querySelectorAll(".virtual .word-row .link")].every((link) => link.textContent.includes("轮渡")));
  const table = await downloaded(page, () => page.getByRole("button", { name: "Export CSV" }).click());
  const lines = table.replace("\ufeff", "").trim().split("\r\n");
  assert.equal(lines[0], '"word","part of speech","count","articles","log-likelihood","stop word"');
  const ferry = lines.map((line) => JSON.parse(`[${line}]`)).find(([word]) => word === "轮渡");
  const shown = await page.locator(".virtual .word-row").first().locator("span").allTextContents();
  assert.deepEqual([ferry[2], ferry[3]], shown.slice(1, 3));
  assert.ok(Number(ferry[4]) > 100);
  await page.locator(".virtual .word-row .link").first().click();
  await page.locator(".row-title").first().waitFor();
  assert.equal(await page.getByRole("searchbox", { name: "Search the library" }).inputValue(), "轮渡");
});

pageTest("a quotation in the list leads to its place", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await openArticle(page, PAPER);
  await page.locator("summary", { hasText: "Quotations" }).click();
  const entry = page.locator(".quotes li").filter({ hasText: "何阿满" }).first();
  await entry.getByRole("button").click();
  await page.locator(".reading .said.current").first().waitFor();
  await page.getByLabel("What it says").getByText("何阿满").waitFor();
});

pageTest("all that was removed comes back from the notice or from the empty library", ENGLISH, async ({ page }) => {
  await read(page, samples());
  for (const place of [".notice", ".missing"]) {
    await openLibrary(page);
    await page.getByRole("button", { name: "Remove all" }).click();
    await page.getByText("No articles yet.").waitFor();
    await page.locator(place).getByRole("button", { name: /^Undo/ }).click();
    await page.getByRole("link", { name: PAPER }).first().waitFor();
  }
});

pageTest("an offer to undo goes when it is no longer about the last decision", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await openNames(page);
  await choose(page, "沈立群");
  await page.getByRole("button", { name: /^Hide/ }).click();
  await page.locator(".notice").getByText("沈立群 hidden").waitFor();
  await undo(page);
  await page.locator(".notice").getByText("沈立群 hidden").waitFor({ state: "detached" });
});

for (const locale of ["en-US", "zh-CN"]) {
  pageTest(`nothing is cut off at 320 pixels, ${locale}`, { locale, viewport: { width: 320, height: 740 } }, async ({ page }) => {
    await drop(page, "#app > *", samples());
    await page.locator('a[href^="#/article/"]').first().waitFor();
    for (const hash of ["#/library", "#/names", "#/words", "#/dictionary"]) {
      await page.evaluate((hash) => (location.hash = hash), hash);
      await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
      const beyond = await page.evaluate(() => {
        const width = document.documentElement.clientWidth;
        const parts = [...document.querySelectorAll("header a, header button, main h1, main button, main input, main select")];
        return parts.filter((part) => part.getBoundingClientRect().right > width + 1).map((part) => part.outerHTML.slice(0, 120));
      });
      assert.deepEqual(beyond, [], hash);
    }
  });
}
