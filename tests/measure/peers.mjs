// Peers on the same texts in the same browser: Readability.js on the browser's own DOM, Intl.Segmenter,
// chrono-node. Each in the page's thread, after a first run that warms it.
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { ROOT } from "../e2e/site.mjs";
import { heading, table } from "./table.mjs";

// What a rule-based English and Chinese date parser gets; the two modules of chrono-node.
const MODULES = `${ROOT}node_modules`;

export async function peers(browser, site, lines) {
  const folder = process.env.DUILAN_MEASURE_SITE ?? `${ROOT}target/measure`;
  mkdirSync(`${folder}/peers`, { recursive: true });
  cpSync(`${MODULES}/chrono-node/dist/esm`, `${folder}/peers/chrono`, { recursive: true });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.address}index.html`);
  await page.addScriptTag({ content: readFileSync(`${MODULES}/@mozilla/readability/Readability.js`, "utf8") });
  const files = lines.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
  const pages = files.filter(({ name }) => name.endsWith(".html")).map(({ text }) => text);
  const texts = files.map(({ text }) => text.replaceAll(/<[^>]*>/g, ""));
  const measured = await page.evaluate(
    async ({ pages, texts }) => {
      const chrono = await import(new URL("peers/chrono/index.js", location.href).href);
      const size = (list) => list.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
      const characters = (list) => list.reduce((sum, text) => sum + [...text].length, 0);
      const timed = (work, list) => {
        list.slice(0, 20).forEach(work);
        const start = performance.now();
        list.forEach(work);
        return performance.now() - start;
      };
      const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
      const on = new Date("2031-03-12T00:00:00Z");
      return {
        bytes: size(pages),
        characters: characters(texts),
        readability: timed((html) => new Readability(new DOMParser().parseFromString(html, "text/html")).parse(), pages),
        segmenter: timed((text) => { for (const _ of segmenter.segment(text)); }, texts),
        chrono: timed((text) => chrono.zh.parse(text, on), texts),
      };
    },
    { pages, texts },
  );
  await context.close();
  heading("Peers in the same browser");
  table(["peer", "figure", ""], [
    ["Readability.js with DOMParser", measured.readability / (measured.bytes / 1e5), "ms per 100 KB (cleaning)"],
    ["Intl.Segmenter", measured.characters / 1e3 / measured.segmenter, "million characters/s (words, no names)"],
    ["chrono-node, zh", measured.chrono / (measured.characters / 4e3), "ms per 4,000 characters (dates)"],
  ]);
}
