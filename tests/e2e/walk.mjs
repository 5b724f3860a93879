// The walk that every way of opening the page must allow.
import assert from "node:assert/strict";

// Uses the page as a person does.
export async function useThePage(page) {
  assert.notEqual((await page.locator("#app").innerText()).trim(), "");
  const size = await page.evaluate(() => duilan.loadAsset("dictionary").then((bytes) => bytes.byteLength));
  assert.ok(size > 1_000_000, `the dictionary has ${size} bytes`);
}
