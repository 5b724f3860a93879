// The engine alone: the same program natively and in one worker of the browser.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { ROOT } from "../e2e/site.mjs";
import { heading, number, table } from "./table.mjs";

const PROGRAM = process.env.DUILAN_MEASURE ?? `${ROOT}target/fast/examples/measure`;

// A worker of ten thousand articles on a busy machine takes minutes.
const PATIENCE = 1_200_000;

// Runs the native program; what it measured, by stage.
export function native(what, count, ...more) {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing; type: cargo xtask measure`);
  const said = execFileSync(PROGRAM, [what, String(count), ...more], { encoding: "utf8", maxBuffer: 1 << 26 });
  return what === "write" ? null : byStage(said);
}

// Runs the program in a fresh worker of a blank page; what it measured, by stage.
export async function inWorker(browser, site, { what, count, files }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${site.address}index.html`);
  const said = await page.evaluate(
    async ({ what, count, files }) => {
      const bytes = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
      const worker = new Worker("worker.js", { type: "module" });
      const heard = () => new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      });
      const module = await WebAssembly.compileStreaming(fetch("measure_bg.wasm"));
      const ready = heard();
      worker.postMessage({ script: new URL("measure.js", location.href).href, module });
      await ready;
      const message = { what, count };
      if (files !== undefined) {
        message.files = await bytes(files);
        message.dictionary = await bytes("dictionary.bin");
        message.names = await bytes("names.bin");
      }
      const report = heard();
      worker.postMessage(message);
      return report;
    },
    { what, count, files },
  );
  await context.close();
  return byStage(said);
}

const byStage = (said) => new Map(JSON.parse(said).rows.map(({ stage, value }) => [stage, value]));

const STAGES = ["ingest", "clean", "words", "names", "dates", "analyze", "trace", "encode", "deliver", "settle", "list"];

// Each stage's ms an article and MB/s: natively, in one worker, and what the page's pool made of it.
export function stageTable(count, here, worker, pool) {
  heading(`${number(count)} articles, ${number(here.get("source") / 1e6)} MB, ${number(here.get("characters") / count)} characters each`);
  const speed = (milliseconds) => here.get("source") / 1e3 / milliseconds;
  const row = (name, a, b) => [name, number(a / count, 3), number(speed(a), 1), number(b / count, 3), number(speed(b), 1), number(b / a)];
  table(
    ["stage", "native ms/article", "MB/s", "worker ms/article", "MB/s", "worker/native"],
    STAGES.map((stage) => row(stage, here.get(stage), worker.get(stage))),
  );
  const per = (stage, report, unit) => report.get(stage) / unit;
  table(["speed", "native", "worker", "target"], [
    ["clean, ms per 100 KB", per("clean", here, here.get("source") / 1e5), per("clean", worker, here.get("source") / 1e5), "5"],
    ["dates, ms per 4,000 characters", per("dates", here, here.get("characters") / 4e3), per("dates", worker, here.get("characters") / 4e3), "1"],
    ["words + names, million characters/s", ...[here, worker].map((of) => of.get("characters") / 1e3 / (of.get("words") + of.get("names"))), "0.5"],
    ["dictionary and models ready, ms", here.get("dictionary and models"), worker.get("dictionary and models"), ""],
    ["name model alone, ms", undefined, worker.get("name model alone"), "20"],
    ["worker's memory at the end, MB", undefined, worker.get("memory") / 1e6, ""],
    ["messages to the librarian, KB/article", here.get("messages") / count / 1e3, worker.get("messages") / count / 1e3, ""],
    ["answer to the library's screen, KB", here.get("answer") / 1e3, worker.get("answer") / 1e3, ""],
  ]);
  const alone = worker.get("analyze") + worker.get("trace") + worker.get("encode") + worker.get("deliver") + worker.get("settle");
  table(["the page, from the drop", "", "target"], [
    ["first result on the screen, ms", pool.first, ""],
    ["all read, ms", pool.read, ""],
    ["all compared, ms", pool.last, count === 10000 ? "60,000" : ""],
    ["list of articles drawn, ms", pool.drawn, ""],
    ["ms an article (all read)", pool.read / count, ""],
    ["against one worker's stages in a row", pool.last / alone, ""],
    ["analysts", pool.workers.length - 1, ""],
    ["longest task of the page's thread, ms", pool.longest, "50"],
    ["tasks over 50 ms", pool.over, "0"],
    ["longest gap between two ticks of the page, ms", pool.gap, ""],
    ["tab (the renderer's own memory), MB, peak", pool.tab / 1e6, count === 10000 ? "1,000" : ""],
    ["wasm memory: page, librarian, analysts, MB", [pool.pageMemory, ...pool.workers].map((bytes) => number(bytes / 1e6, 0)).join(", "), ""],
  ]);
}

// Comparing alone, beside the floor and MinHash.
export function comparisonTable(count, here, worker, minhash) {
  heading(`Comparing ${number(count)} articles of ${number(here.get("characters") / 1e6, 1)} million characters`);
  const rows = [...here.keys()].filter((stage) => stage !== "characters" && worker.has(stage));
  const each = (milliseconds) => (milliseconds * 1e3) / count;
  const sum = (of) => of.get("fold and fingerprint") + of.get("join and align");
  table(["", "native ms", "worker ms", "worker/native", "worker µs/article", "target"], [
    ...rows.map((stage) => [stage, here.get(stage), worker.get(stage), worker.get(stage) / here.get(stage), each(worker.get(stage)), ""]),
    ["fold, fingerprint, join, align", sum(here), sum(worker), sum(worker) / sum(here), each(sum(worker)), "700 ms on two workers"],
    [
      "two workers: half of the folding, then the join",
      undefined,
      worker.get("fold and fingerprint") / 2 + worker.get("join and align"),
      undefined,
      each(worker.get("fold and fingerprint") / 2 + worker.get("join and align")),
      "700 ms",
    ],
    ["footer in a tenth of them, against without", here.get("join and align with a footer in a tenth") / here.get("join and align"), worker.get("join and align with a footer in a tenth") / worker.get("join and align"), undefined, undefined, "2"],
    ["worker's memory, MB", undefined, worker.get("memory") / 1e6, undefined, undefined, "200"],
    ...minhash.map(([name, texts, milliseconds]) => [`${name} (${texts} texts)`, milliseconds, undefined, undefined, (milliseconds * 1e3) / texts, ""]),
  ]);
}
