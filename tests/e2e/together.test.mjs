// What is decided over the whole set: how alike listed pairs must be, and which articles tell one
// story; each by pointer or by key, each undone. And the tables of one story.
import assert from "node:assert/strict";
import { accessible } from "./axe.mjs";
import { pageTest } from "./harness.mjs";
import { ENGLISH, openLibrary, read, samples } from "./person.mjs";

const go = (page, hash) => page.evaluate((hash) => (location.hash = hash), hash);

// Two reports from one town that share its mayor and little else, two weeks apart: so the program asks.
const near = [
  {
    name: "gate.txt",
    text: "石门镇渡口钟楼敲响修好以后的第一声\n2029-09-03 07:45\n\n石门镇的渡口钟楼星期天敲响了修好以后的第一声。镇长戚若水说，大钟停了十九年，修钟花了两个月。钟表匠何阿满换掉了生锈的齿轮，大钟现在每小时敲一次。",
  },
  {
    name: "market.txt",
    text: "石门镇早市搬到新棚\n2029-09-18 08:00\n\n石门镇的早市昨天搬进了新棚。镇长戚若水说，新棚有一百二十个摊位，摊主免交半年租金。卖豆腐的摊主说，新棚的地是平的，下雨也不怕了。早市从五点开到九点。",
  },
];

for (const colorScheme of ["light", "dark"]) {
  pageTest(`pairs are listed from a threshold on, in ${colorScheme}`, { ...ENGLISH, colorScheme }, async ({ page }) => {
    await read(page, samples());
    await openLibrary(page);
    await page.getByRole("button", { name: /^Related articles/ }).click();
    const slider = page.getByRole("slider");
    const pairs = page.locator("a.pair");
    const left = page.locator(".likeness output");
    await pairs.first().waitFor();
    const before = await pairs.count();
    const all = await left.innerText();
    assert.match(all, new RegExp(`^0% or more: ${before} of ${before} pairs left$`));
    await accessible(page, "pairs");
    await slider.focus();
    for (let presses = 0; presses < 10; presses += 1) await page.keyboard.press("ArrowRight");
    await page.getByText(/^50% or more: 1 of/).waitFor();
    assert.equal(await slider.inputValue(), "50");
    await page.waitForFunction(() => document.querySelectorAll("a.pair").length === 1);
    assert.match(await pairs.first().innerText(), /repost/);
    // Somewhere else it is still so: the decision is kept.
    await go(page, "#/stories");
    await page.getByRole("heading", { name: "Stories", level: 1 }).waitFor();
    await openLibrary(page);
    await page.getByText(/^50% or more: 1 of/).waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText(/^45% or more/).waitFor();
    await page.keyboard.press("Control+y");
    await page.getByText(/^50% or more/).waitFor();
    for (let presses = 0; presses < 10; presses += 1) await page.keyboard.press("Control+z");
    await page.getByText(all, { exact: true }).waitFor();
    await page.waitForFunction((before) => document.querySelectorAll("a.pair").length === before, before);
  });
}

pageTest("an article is put out of a story and back by undo", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await go(page, "#/stories");
  const tellers = page.locator(".tellers li");
  await tellers.first().waitFor();
  const before = await tellers.count();
  await page.getByRole("button", { name: /not this story$/ }).first().click();
  await page.waitForFunction((before) => document.querySelectorAll(".tellers li").length < before, before);
  await page.locator(".answers summary").click();
  await page.getByText(/^Not one:/).waitFor();
  await accessible(page, "stories with an answer");
  await page.getByRole("button", { name: /^Take back/ }).click();
  await page.waitForFunction((before) => document.querySelectorAll(".tellers li").length === before, before);
  await page.keyboard.press("Control+z");
  await page.waitForFunction((before) => document.querySelectorAll(".tellers li").length < before, before);
  await page.keyboard.press("Control+z");
  await page.waitForFunction((before) => document.querySelectorAll(".tellers li").length === before, before);
});

pageTest("a question is answered by key, counts at once, and is undone", ENGLISH, async ({ page }) => {
  await read(page, near);
  await go(page, "#/stories");
  const questions = page.locator(".questions li");
  await page.getByRole("heading", { name: /^Unsure: one story\?/ }).waitFor();
  assert.equal(await questions.count(), 1);
  assert.match(await questions.first().innerText(), /Both mention: .*戚若水/);
  await accessible(page, "a question");
  await page.keyboard.press("y");
  await page.locator(".story .tellers li").nth(1).waitFor();
  assert.equal(await questions.count(), 0);
  await page.keyboard.press("Control+z");
  await questions.first().waitFor();
  assert.equal(await page.locator(".story").count(), 0);
  await page.keyboard.press("n");
  await questions.first().waitFor({ state: "detached" });
  assert.equal(await page.locator(".story").count(), 0);
  await page.keyboard.press("Control+z");
  await questions.first().waitFor();
});

pageTest("the tables of a story say who has what", ENGLISH, async ({ page }) => {
  await read(page, samples());
  await go(page, "#/stories");
  await page.getByRole("link", { name: "Who has what" }).first().click();
  const passages = page.getByRole("region", { name: "Which outlet has which passage" });
  await passages.getByRole("columnheader", { name: "1-evening-paper.txt" }).waitFor();
  assert.ok((await passages.getByRole("rowheader").count()) > 2);
  await passages.getByRole("cell", { name: "base" }).first().waitFor();
  await passages.getByRole("cell", { name: "reworded" }).first().waitFor();
  const facts = page.getByRole("region", { name: "What an outlet left out" });
  await facts.getByRole("rowheader", { name: /person$/ }).first().waitFor();
  await facts.getByRole("cell", { name: /left out$/ }).first().waitFor();
  await accessible(page, "coverage");
  await passages.getByRole("link").nth(5).click();
  await page.getByRole("heading", { name: "One passage, all its versions" }).waitFor();
});
