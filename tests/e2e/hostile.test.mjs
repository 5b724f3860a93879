// Published attacks as HTML, text, file names, titles and JSON: nothing runs, nothing loads.
// The watch of the harness sees requests, console errors and policy violations; here are dialogs and
// globals on top.
import assert from "node:assert/strict";
import { drop, pageTest } from "./harness.mjs";
import { attacks } from "./hostile.mjs";
import { ENGLISH, fixture, openLibrary, paste, read, settled } from "./person.mjs";

const list = attacks();

function hostileTest(name, body) {
  pageTest(name, ENGLISH, async (given) => {
    const { page } = given;
    const ran = [];
    page.on("dialog", (dialog) => {
      ran.push(dialog.message());
      return dialog.dismiss();
    });
    await body(given);
    await walkThrough(page);
    assert.deepEqual(ran, []);
    const foreign = await page.evaluate(
      () => document.querySelectorAll("#app :is(script, iframe, object, embed, link, style, base, meta, form, img:not([src^='data:']))").length,
    );
    assert.equal(foreign, 0, "an element of an input stands in the page");
  });
}

// Every article and the first comparison.
async function walkThrough(page) {
  await openLibrary(page);
  const addresses = await page.evaluate(() =>
    [...new Set([...document.querySelectorAll("a[href^='#/article/']")].map((link) => link.getAttribute("href")))].slice(0, 40),
  );
  assert.ok(0 < addresses.length);
  for (const address of addresses) {
    await page.evaluate((address) => { location.hash = address; }, address);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
  }
}

hostileTest(`${list.length} attacks in one HTML page`, async ({ page }) => {
  const html = `<!doctype html><title>攻击集</title><h1>攻击集</h1>${list.map((attack) => `<p>第一段文字，说的是渡口。${attack}</p>`).join("\n")}`;
  await read(page, [{ name: "attacks.html", type: "text/html", text: html }], 1);
});

hostileTest("attacks pasted as HTML", async ({ page }) => {
  for (let first = 0; first < list.length; first += 100) {
    await paste(page, { "text/html": list.slice(first, first + 100).join("<p>渡口</p>"), "text/plain": "x" });
  }
  await page.getByText(/^Done: /).first().waitFor({ state: "attached" });
});

hostileTest("attacks as plain text, a file each", async ({ page }) => {
  const files = list.map((attack, i) => ({ name: `attack-${i}.txt`, text: `渡口从周三起改点。${attack}\n\n${attack}` }));
  await drop(page, "#app > *", files);
  // Some attacks look like another kind of file, which is named instead of read.
  await page.getByText(/^Done: \d+ articles$/).first().waitFor({ state: "attached", timeout: 90_000 });
});

hostileTest("attacks as titles, file names and bylines", async ({ page }) => {
  const files = list.map((attack, i) => ({
    name: `${attack.replaceAll("/", "∕").slice(0, 120)}-${i}.html`,
    type: "text/html",
    text: `<title>${escape(attack)}</title><meta name="author" content="${escape(attack)}"><h1>${escape(attack)}</h1><p>渡口从周三起改点，管理员说这是第${i}次。</p>`,
  }));
  await read(page, files, files.length);
});

hostileTest("attacks in feed heads and JSON", async ({ page }) => {
  const lines = list.map((attack, i) => JSON.stringify({ id: attack || `i${i}`, text: `${attack}\n渡口从周三起改点。`, url: attack, published: "2031-03-12" }));
  await read(page, [{ name: "attacks.jsonl", text: lines.join("\n") }], list.length);
});

hostileTest("a page full of traps", async ({ page }) => {
  await read(page, [fixture("html-hostile")]);
});

hostileTest("direction marks in names and titles are shown as signs", async ({ page }) => {
  await read(page, [{ name: "photo\u202egnp.html", type: "text/html", text: "<title>桥\u202egnp.exe</title><h1>桥\u202egnp.exe</h1><p>石桥周三重新通车。</p>" }], 1);
  const raw = await page.evaluate(() => document.body.innerText.includes("\u202e"));
  assert.equal(raw, false);
  await settled(page, 1);
});

const escape = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
