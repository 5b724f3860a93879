// Prints where time, memory and bytes go: natively, in a worker of Chromium and on the built page,
// with peers beside, all in one run. `cargo xtask measure [COUNT…]` builds what this needs and calls it:
//
//   node tests/measure/main.mjs 1000 10000
//
// Environment: DUILAN_MEASURE (the native program examples/measure), DUILAN_MEASURE_SITE (the folder
// with the same program as wasm), DUILAN_XTASK (serves folders), DUILAN_MINHASH (gaoya's figures,
// optional), CHROME.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { launch, ROOT, startSite } from "../e2e/site.mjs";
import { assetSizes } from "./assets.mjs";
import { comparisonTable, inWorker, native, stageTable } from "./engine.mjs";
import { dropAll, firstResult, starts } from "./page.mjs";
import { peers } from "./peers.mjs";
import { busy, heading, table } from "./table.mjs";

const counts = process.argv.slice(2).map(Number).filter((count) => 0 < count);
const sizes = counts.length > 0 ? counts : [1000, 10000];
const folder = process.env.DUILAN_MEASURE_SITE ?? `${ROOT}target/measure`;

const articles = (count) => {
  const file = `${folder}/articles-${count}.jsonl`;
  native("write", count, file);
  return readFileSync(file, "utf8");
};

heading(`${cpus().length} cores, ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}; times of a busy machine are too long, ratios hold`);
const site = await startSite();
const bench = await startSite({ folder });
const browser = await launch();
try {
  console.log(`${browser.version()} (Chromium), node ${process.version}\n`);
  for (const count of sizes) {
    const lines = articles(count);
    const here = native("stages", count);
    const worker = await inWorker(browser, bench, { what: "stages", count, files: `articles-${count}.jsonl` });
    const pool = await dropAll(browser, site, lines);
    stageTable(count, here, worker, pool);
  }
  const largest = Math.max(...sizes);
  const comparing = [native("comparison", largest), await inWorker(browser, bench, { what: "comparison", count: largest })];
  comparisonTable(largest, ...comparing, minhash(largest));
  await firstResult(browser, site, articles(20));
  await starts(browser, site);
  await peers(browser, bench, articles(200));
  assetSizes();
} finally {
  await browser.close();
  await site.stop();
  await bench.stop();
}
console.log(`load at the end ${busy()}`);

// MinHash-128 over the same number of texts, natively (gaoya) and in Python (datasketch), where present.
function minhash(count) {
  const rows = [];
  const ran = (name, program, given) => {
    try {
      const said = execFileSync(program, given, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 26 });
      rows.push([name, ...said.trim().split(" ").map(Number)]);
    } catch {
      console.log(`(${name} is not installed)`);
    }
  };
  const file = `${folder}/articles-${Math.min(count, 1000)}.jsonl`;
  native("write", Math.min(count, 1000), file);
  if (process.env.DUILAN_MINHASH) ran("gaoya MinHash-128, native", process.env.DUILAN_MINHASH, [file]);
  ran("datasketch MinHash-128, Python", "python3", [`${ROOT}tests/measure/minhash.py`, file]);
  return rows;
}
