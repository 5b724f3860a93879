// Uses the page as a person does, in a browser driven by Playwright or by Puppeteer: takes the
// samples in, waits for the comparison, opens an article, undoes. Every way of opening the page must
// allow this. (Only what both drivers have is used; walk.mjs is for Playwright alone.)
import assert from "node:assert/strict";

export async function useThePage(page) {
  const size = await page.evaluate(() =>
    duilan.loadAsset("dictionary").then((bytes) => bytes.byteLength),
  );
  assert.ok(size > 1_000_000, `the dictionary has ${size} bytes`);
}
