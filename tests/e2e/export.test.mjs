// What the page hands out, against what the command line says of the same files.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { pageTest, ROOT } from "./harness.mjs";
import { ENGLISH, openLibrary, read, samples } from "./person.mjs";

async function download(page, what) {
  await openLibrary(page);
  await page.getByRole("button", { name: "Export" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: `Download ${what}` }).click();
  return readFile(await (await coming).path(), "utf8");
}

pageTest("the page's JSONL equals that of the command line", ENGLISH, async ({ page }) => {
  await read(page, samples());
  const fromPage = await download(page, "JSONL (names, dates, rules)");
  const native = execFileSync("cargo", ["run", "--quiet", "--bin", "duilan", "--", "analyze", "."], {
    cwd: `${ROOT}www/samples`,
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  // The page adds its own key and the version of the rules.
  const objects = (text) =>
    text.trim().split("\n").map((line) => JSON.parse(line)).map(({ file, key, rules, ...rest }) => rest);
  assert.deepEqual(objects(fromPage), objects(native));
});

pageTest("a table is safe against formulas", ENGLISH, async ({ page }) => {
  const text = "<title>=HYPERLINK(\"x\")</title><h1>=HYPERLINK(\"x\")</h1><p>石桥周三重新通车。</p>";
  await read(page, [{ name: "sum.html", type: "text/html", text }], 1);
  const table = await download(page, "CSV, articles");
  assert.doesNotMatch(table, /(^|[,"\n])=HYPER/);
});
