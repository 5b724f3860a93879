// The way of a person: take texts in, see what was found, read, compare, decide, take back.
import assert from "node:assert/strict";
import { drop, pageTest } from "./harness.mjs";
import { ENGLISH, fixture, openArticle, openLibrary, paste, read, samples, settled } from "./person.mjs";

const PAPER = "停航五年,海岭至白沙岛轮渡恢复通航";
const WIRE = "白沙岛轮渡恢复通航　补偿谈判仍未结束";

pageTest("the samples say in a sentence what was found", ENGLISH, async ({ page }) => {
  await page.getByRole("button", { name: "Try a sample" }).click();
  await settled(page, 5);
  const sentence = page.getByRole("main").locator("p").filter({ hasText: "4 of 5 articles tell one story" });
  const finding = await sentence.first().innerText();
  assert.match(finding, /15 October 2024/);
  assert.match(finding, /one file holds its text more than once/);
  assert.match(finding, /nanwan-view\.example has the text of 1-evening-paper\.txt, which is earlier in this set/);
});

pageTest("dropped files become rows, and the same file again one of its own", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await openLibrary(page);
  for (const title of [PAPER, WIRE]) await page.getByRole("link", { name: title }).first().waitFor();
  await drop(page, "#app > *", [samples()[0]]);
  await page.getByText(/very bytes of one that is here/).first().waitFor();
  await settled(page, samples().length + 1);
});

pageTest("a pasted page is cleaned, and pasted text is read", ENGLISH, async ({ page }) => {
  await paste(page, {
    "text/html": "<nav><a href='/'>菜单</a> <a href='/b'>订阅</a></nav><h1>石桥又通车了</h1><p>石桥周三重新通车，工程师戚若水说，桥面换了四十块石板，工期比原来短了两个星期。</p><p>第一辆过桥的是送菜的三轮车，车上装着两百斤青菜和一只没有绑住的鹅，站在桥头的人都笑了。</p>",
    "text/plain": "石桥又通车了",
  });
  await settled(page, 1);
  await openArticle(page, "石桥又通车了");
  await page.getByText(/第一辆过桥的是送菜的三轮车/).first().waitFor();
});

pageTest("text typed into the paste box is read", ENGLISH, async ({ page }) => {
  const text = "十九年不响的大钟又响了\n2029-09-03 07:45\n\n石门镇的渡口钟楼星期天敲响了修好以后的第一声。钟停在四点十七分已经十九年。";
  await page.getByRole("textbox", { name: "Paste text" }).fill(text);
  await page.getByRole("button", { name: "Read this text" }).click();
  await settled(page, 1);
  await openArticle(page, "十九年不响的大钟又响了");
});

pageTest("marks say what they are and which day is meant", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await openArticle(page, PAPER);
  const body = page.getByRole("main");
  await body.getByText("英格丽德·索尔海姆").first().waitFor();
  await body.getByText("下周一", { exact: true }).first().click();
  await page.getByText(/21 October 2024|2024-10-21|Oct 21, 2024/).first().waitFor();
});

pageTest("a corrected publication time moves the days, and undo moves them back", ENGLISH, async ({ page }) => {
  await read(page, [samples()[0]]);
  await openArticle(page, PAPER);
  const monday = page.getByRole("main").getByText("下周一", { exact: true }).first();
  await page.getByRole("button", { name: "Correct the time" }).click();
  await page.getByLabel(/^Day/).fill("2031-03-13");
  await page.getByRole("button", { name: "Use this time" }).click();
  await monday.click();
  await page.getByText(/2031-03-17|17 March 2031/).first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await monday.click();
  await page.getByText(/2024-10-21|21 October 2024/).first().waitFor();
});

pageTest("a restored block comes back, and undo sets it aside again", ENGLISH, async ({ page }) => {
  await read(page, [fixture("html-gbk")]);
  await openArticle(page, "云岫市图书馆试行通宵开放 首夜来了四百多人");
  const removed = page.getByRole("button", { name: /^Restore/ });
  const before = await removed.count();
  assert.ok(0 < before);
  await removed.first().click();
  await page.getByRole("button", { name: /^Set aside again/ }).first().waitFor();
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: /^Set aside again/ }).first().waitFor({ state: "detached" });
  assert.equal(await removed.count(), before);
  await page.keyboard.press("Control+y");
  await page.getByRole("button", { name: /^Set aside again/ }).first().waitFor();
});

pageTest("two articles stand side by side with their passages", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await openArticle(page, PAPER);
  await page.locator("a[href^='#/compare/']").filter({ hasText: WIRE }).first().click();
  await page.getByText(/在坏天气里也能把人送回家/).first().waitFor();
  await page.getByText(/遇上坏天气照样能把乘客送回家/).first().waitFor();
  await page.goBack();
  await page.locator("a[href^='#/compare/']").filter({ hasText: "停航五年，海嶺至白沙島輪渡恢復通航" }).first().click();
  await page.getByText("repost").first().waitFor();
  await page.getByText(/^Passage 1 of \d+/).or(page.getByRole("button", { name: "Next passage" })).first().waitFor();
});

pageTest("a removed file can be brought back", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await openLibrary(page);
  await page.getByRole("button", { name: /^Remove 5-aggregator/ }).click();
  await page.getByRole("link", { name: /泡水八个月/ }).first().waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await page.getByRole("link", { name: /泡水八个月/ }).first().waitFor();
});

pageTest("language and appearance can be switched", ENGLISH, async ({ page }) => {
  await page.getByRole("combobox", { name: "Language of the page" }).selectOption({ label: "简体中文" });
  await page.getByRole("button", { name: "试试样例" }).click();
  await page.getByText(/5 篇里有 4 篇讲同一件事/).first().waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-Hans");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  for (let clicks = 0; clicks < 3 && (await paper()) === light; clicks += 1) {
    await page.getByRole("button", { name: /^外观/ }).click();
  }
  assert.notEqual(await paper(), light);
});

pageTest("the network record counts the requests of the page and of every worker", ENGLISH, async ({ page }) => {
  await read(page, samples());
  const inPage = () => performance.getEntriesByType("resource").filter(({ name }) => /^https?:/.test(name)).length;
  const counts = await Promise.all([page, ...page.workers()].map((thread) => thread.evaluate(inPage)));
  assert.ok(counts.length > 2 && counts.slice(1).every((count) => count > 0), `requests by thread: ${counts}`);
  await page.getByRole("button", { name: "0 bytes sent" }).click();
  const seen = counts.reduce((sum, count) => sum + count, 0);
  await page.getByText(`The browser recorded ${seen} requests, 0 to elsewhere; the policy blocked 0.`).waitFor();
});
