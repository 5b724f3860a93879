// Reading: the marks of an article, decisions and their undoing, two articles side by side, the
// screens over the whole set; each without a violation that axe can find.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { accessible } from "./axe.mjs";
import { ROOT, pageTest } from "./harness.mjs";

const SAMPLES = readdirSync(`${ROOT}www/samples`)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => `${ROOT}www/samples/${name}`);
const ENGLISH = { locale: "en-US" };

// Takes the samples in and waits for the library; the addresses of the articles, in its order.
async function library(page) {
  await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(SAMPLES);
  const links = page.locator('a[href^="#/article/"]');
  await links.nth(SAMPLES.length - 1).waitFor();
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  return [...new Set(addresses)];
}

async function go(page, hash, selector) {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await page.locator(selector).first().waitFor();
}

pageTest("marks are told, stepped through and switched off", ENGLISH, async ({ page }) => {
  const [first] = await library(page);
  await go(page, first, ".reading .mark.date");
  await page.keyboard.press("n");
  const current = page.locator(".reading .mark.current");
  await current.first().waitFor();
  const begun = await current.first().textContent();
  assert.ok((await page.locator(".tip").textContent()).length > 0);
  await page.keyboard.press("n");
  assert.notEqual(await page.locator(".steps .place").textContent(), "");
  await page.keyboard.press("p");
  assert.equal(await current.first().textContent(), begun);
  await page.keyboard.press("4");
  await page.locator(".reading .mark.date").first().waitFor({ state: "detached" });
  await page.keyboard.press("5");
  await page.locator(".reading .word").first().waitFor();
  await accessible(page, "article");
});

pageTest("a block is restored, a rule switched off, both undone", ENGLISH, async ({ page }) => {
  for (const address of await library(page)) {
    await go(page, address, ".reading h1");
    if ((await page.locator(".fold-line > .quiet").count()) > 0) break;
  }
  const folds = page.locator(".fold");
  const before = await folds.count();
  await page.locator(".fold-line > .quiet").first().click();
  await page.locator(".restored").first().waitFor();
  await page.keyboard.press("Control+z");
  await page.locator(".restored").first().waitFor({ state: "detached" });
  assert.equal(await folds.count(), before);
  await page.locator(".fold .disclose").first().click();
  await page.locator(".fold-blocks .rule-buttons .quiet").first().click();
  await page.waitForFunction((before) => document.querySelectorAll(".fold").length < before, before);
  await page.keyboard.press("Control+z");
  await page.waitForFunction((before) => document.querySelectorAll(".fold").length === before, before);
});

// Three pages of one outlet, with two captions each, and one page of another.
const outletPage = (outlet, title, paragraph) => ({
  name: `${title}.html`,
  mimeType: "text/html",
  buffer: Buffer.from(
    `<!doctype html><meta charset="utf-8"><meta property="og:site_name" content="${outlet}"><title>${title}</title>
<article><h1>${title}</h1><p>2031-03-12 09:00</p><p>${paragraph.repeat(3)}</p>
<figure><img alt=""><figcaption>${title}的码头，早晨。</figcaption></figure><p>${paragraph.repeat(2)}</p>
<figure><img alt=""><figcaption>${title}的灯塔，傍晚。</figcaption></figure><p>${paragraph}</p></article>`,
  ),
});
const OUTLET_PAGES = [
  outletPage("海岭晚报", "甲码头", "海岭市周二宣布，夜班渡轮恢复营运，首日载客两千余人，秩序良好，没有人落水。"),
  outletPage("海岭晚报", "乙码头", "水务局说，新的水管已经铺到山脚，下个月就能把水送进每一户人家，水价不变。"),
  outletPage("海岭晚报", "丙码头", "图书馆的旧楼将改成档案室，读者可以在二楼查到一百年前的航海日志和海图。"),
  outletPage("北港日报", "丁码头", "北港的渔民周三出海，带回来的鱼比去年同期多了一倍，鱼价却跌了三成。"),
];

pageTest("all of a rule is restored in the files of one outlet, and undone as one", ENGLISH, async ({ page }) => {
  await page.locator("input[type=file]:not([webkitdirectory])").first().setInputFiles(OUTLET_PAGES);
  const links = page.locator('.row a[href^="#/article/"]');
  await links.nth(3).waitFor();
  const addresses = Object.fromEntries(
    await links.evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute("href")])),
  );
  const captions = async (title) => {
    await go(page, addresses[title], ".reading h1");
    await page.waitForFunction((title) => document.querySelector(".reading h1").textContent === title, title);
    return page.locator(".fold").count();
  };
  const kept = async (title, folds) => {
    await captions(title);
    await page.waitForFunction((folds) => document.querySelectorAll(".fold").length === folds, folds);
    const text = await page.locator(".reading").textContent();
    assert.equal(text.includes(`${title}的灯塔，傍晚。`), folds === 0, title);
  };
  assert.equal(await captions("甲码头"), 2);
  await page.locator(".fold .disclose").first().focus();
  await page.keyboard.press("Enter");
  const everywhere = page.getByRole("button", { name: "In all 3 files of 海岭晚报" }).first();
  await everywhere.focus();
  await page.keyboard.press("Enter");
  await kept("甲码头", 0);
  await page.getByText("all restored in 3 files").waitFor();
  await accessible(page, "restored everywhere");
  for (const title of ["乙码头", "丙码头"]) await kept(title, 0);
  await kept("丁码头", 2);
  await page.keyboard.press("Control+z");
  for (const title of ["甲码头", "乙码头", "丙码头"]) await kept(title, 2);
});

pageTest("a corrected publication time resolves the dates again", ENGLISH, async ({ page }) => {
  for (const address of await library(page)) {
    await go(page, address, ".reading h1");
    if ((await page.locator(".reading [data-day]").count()) > 0) break;
  }
  const days = () => page.locator(".reading [data-day]").evaluateAll((all) => all.map((mark) => mark.dataset.day));
  const before = await days();
  await page.locator(".time .quiet").click();
  const field = page.locator(".correction input").first();
  await field.fill("no day");
  await page.locator(".correction .main").click();
  await page.locator(".correction [role=alert]").waitFor();
  await field.fill("2035-06-20");
  await page.locator(".correction .main").click();
  await page.locator(".reading .note").waitFor();
  assert.notDeepEqual(await days(), before);
  await page.keyboard.press("Control+z");
  await page.locator(".reading .note").waitFor({ state: "detached" });
  assert.deepEqual(await days(), before);
});

pageTest("two articles side by side, and every screen over the set", ENGLISH, async ({ page }) => {
  await library(page);
  await go(page, "#/stories", ".story .tellers a.tag");
  await accessible(page, "stories");
  const pairs = await page.locator(".tellers a.tag").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const pair of pairs) {
    await go(page, pair, ".sides .beside");
    if ((await page.locator(".sides .passage").count()) > 0) break;
  }
  await page.keyboard.press("n");
  await page.locator(".sides .passage.current").first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "passage-a-1");
  await accessible(page, "compare");
  await page.keyboard.press("d");
  await page.locator('.verdict [aria-pressed="true"]').waitFor();
  await accessible(page, "differences only");
  const ladder = await page.locator('.passages a[href^="#/ladder/"]').first().getAttribute("href");
  await go(page, ladder, ".rungs .base");
  await accessible(page, "ladder");
  await go(page, "#/timeline", ".chart .dot");
  await page.locator(".chart .bar").first().click();
  await page.locator(".told a").first().waitFor();
  await accessible(page, "timeline");
  await page.locator(".told a").first().click();
  await page.locator(".reading .mark.current").first().waitFor();
  await go(page, "#/names", ".name-row a");
  await accessible(page, "names");
  await page.locator(".name-row a").first().click();
  await page.locator(".places b").first().waitFor();
  await accessible(page, "name");
});
