// What axe has to say of the page as it stands.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// A line for each rule that is broken, with the first places.
export async function violations(page, screen) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const places = (nodes) => nodes.slice(0, 4).map((node) => `\n  ${node.html.slice(0, 200)}\n    ${node.failureSummary}`).join("");
  return violations.map(({ id, help, nodes }) => `${screen}: ${id}: ${help}${places(nodes)}`);
}

export const accessible = async (page, screen) => assert.deepEqual(await violations(page, screen), []);
