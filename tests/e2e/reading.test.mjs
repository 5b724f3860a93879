// Reading: the marks of an article, decisions and their undoing, two articles side by side, the
// screens over the whole set; each without a violation that axe can find.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { ROOT, pageTest } from "./harness.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
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

async function accessible(page, screen) {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  });
  assert.deepEqual(violations, [], screen);
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
  await page.locator(".fold-blocks > .quiet").click();
  await page.waitForFunction((before) => document.querySelectorAll(".fold").length < before, before);
  await page.keyboard.press("Control+z");
  await page.waitForFunction((before) => document.querySelectorAll(".fold").length === before, before);
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
