// Who is who: an answer stays with its articles, an address leads to its article or to nothing, and
// files with the same bytes are articles of their own.
import assert from "node:assert/strict";
import { pageTest } from "./harness.mjs";
import { ENGLISH, openLibrary, read } from "./person.mjs";

const REPORT =
  "海岭至白沙岛的夜航渡轮上周六恢复通航，首班船载着两百四十名乘客离开三号码头，四十五分钟后平安靠岸。港务局长沈越在码头上说，停航五年是因为一次机舱火灾，新船装了两套灭火设备。白沙岛的渔民说，今后卖鱼不必再绕道石门镇。";
const report = (name, title, own) => ({ name, text: `${title}\n2031-05-03 08:00\n\n${REPORT}\n\n${own}` });
const FILES = [
  report("one.txt", "甲社：夜航渡轮恢复通航", "码头上有人放了鞭炮，孩子们跟着船跑了很远。"),
  report("one.txt", "乙社：夜航渡轮重新开船", "早上下过一阵小雨，开船的时候天已经晴了。"),
  report("two.txt", "丙社：夜里又有船去白沙岛", "船票三天前就卖完了，退票的窗口没有人排队。"),
];

const go = (page, hash) => page.evaluate((hash) => (location.hash = hash), hash);
const tellers = (page, n) =>
  page.waitForFunction((n) => document.querySelectorAll(".story .tellers li").length === n, n);

pageTest("an answer about a removed article passes to no other", ENGLISH, async ({ page }) => {
  for (const [index, file] of FILES.entries()) await read(page, [file], index + 1);
  await go(page, "#/stories");
  await tellers(page, 3);
  const apart = page.getByRole("button", { name: /not this story$/ });
  const principal = await page.locator(".story .tellers li").filter({ hasNot: page.getByRole("button") }).locator("a.what");
  const title = await principal.first().innerText();
  const address = await principal.first().getAttribute("href");
  await apart.first().click();
  await tellers(page, 2);
  // The article that the answer was about goes: the other two tell one story.
  await openLibrary(page);
  await page.locator(".row").filter({ hasText: title }).getByRole("button", { name: /^Remove/ }).click();
  await page.getByText("Done: 2 articles", { exact: true }).waitFor({ state: "attached" });
  await go(page, "#/stories");
  await tellers(page, 2);
  assert.equal(await page.locator(".story").getByText(title).count(), 0);
  // Its address shows no other article.
  await go(page, address);
  await page.getByText("The library no longer holds this article.").waitFor();
  await go(page, "#/article/one");
  await page.getByText(/^Nothing here/).waitFor();
  // It comes back, and with it what was said.
  await page.keyboard.press("Control+z");
  await page.getByText("Done: 3 articles", { exact: true }).waitFor({ state: "attached" });
  await go(page, address);
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
  await go(page, "#/stories");
  await tellers(page, 2);
  await page.locator(".story").getByText(title).first().waitFor();
});

pageTest("files with the same bytes are articles of their own", ENGLISH, async ({ page }) => {
  const [file] = FILES;
  await read(page, [file, { ...file, name: "copy.txt" }, file], 3);
  await page.getByText(/2 files have the very bytes/).waitFor();
  await openLibrary(page);
  const labels = page.locator(".row .row-label");
  await labels.nth(1).waitFor();
  // The third is told by its file name, which stands for the outlet.
  assert.deepEqual((await labels.allInnerTexts()).sort(), ["one", "one~2"]);
  await page.getByRole("button", { name: /^Related articles/ }).click();
  await page.locator("a.pair").nth(2).waitFor();
  assert.match(await page.locator("a.pair").first().innerText(), /identical/i);
  // The first one goes: the others stand on their own.
  await page.getByRole("button", { name: "Remove one.txt" }).first().click();
  await page.getByText("Done: 2 articles", { exact: true }).waitFor({ state: "attached" });
  await page.getByRole("link", { name: "甲社" }).first().click();
  await page.getByText(/孩子们跟着船跑了很远/).first().waitFor();
});
