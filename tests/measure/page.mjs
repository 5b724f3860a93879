// The built page, as a person meets it: how long until it is ready, until a drop shows its first and its
// last result, what the page's thread and the tab's memory go through meanwhile.
import { readFileSync } from "node:fs";
import { SINGLE_FILE, startSite } from "../e2e/site.mjs";
import { heading, median, number, table } from "./table.mjs";

const PATIENCE = 900_000;
const SELECT = "#app > *";

// What runs in the page before its own program: notes when it is drawn, and every long task.
function watch() {
  const seen = { ready: 0, tasks: [], gap: 0, dropped: 0, first: 0, read: 0, last: 0, drawn: 0 };
  globalThis.seen = seen;
  new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration]))).observe({ type: "longtask", buffered: true });
  let tick = performance.now();
  setInterval(() => {
    const now = performance.now();
    if (seen.dropped > 0) seen.gap = Math.max(seen.gap, now - tick);
    tick = now;
  }, 4);
  const look = () => {
    const now = performance.now();
    if (seen.ready === 0 && document.querySelector("#app > *") !== null) seen.ready = now;
    if (seen.dropped === 0) return;
    const bar = document.querySelector(".progress progress");
    const done = document.querySelector("[role=status]")?.textContent.startsWith("Done") ?? false;
    const count = document.querySelector(".list-tools h2 span")?.textContent ?? "";
    if (seen.first === 0 && (bar?.value >= 1 || (done && seen.started))) seen.first = now;
    if (bar !== null) seen.started = true;
    if (seen.read === 0 && seen.started && (bar === null || !bar.hasAttribute("value"))) seen.read = now;
    if (seen.last === 0 && seen.started && done) seen.last = now;
    if (seen.drawn === 0 && seen.last > 0 && count !== seen.before) seen.drawn = now;
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

async function open(browser, address, options = {}) {
  const context = await browser.newContext({ locale: "en-US", ...options });
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(SELECT).first().waitFor();
  return { context, page };
}

// Drops files given as JSON lines, and waits until all is compared and drawn.
async function drop(page, lines) {
  await page.evaluate(() => (globalThis.files = []));
  const all = lines.split("\n").filter((line) => line !== "");
  for (let at = 0; at < all.length; at += 500) {
    await page.evaluate((lines) => {
      for (const line of lines) {
        const { name, text } = JSON.parse(line);
        globalThis.files.push(new File([text], name.split("/").pop()));
      }
    }, all.slice(at, at + 500));
  }
  await page.evaluate((select) => {
    const transfer = new DataTransfer();
    for (const file of globalThis.files) transfer.items.add(file);
    globalThis.files = [];
    const before = document.querySelector(".list-tools h2 span")?.textContent ?? "";
    Object.assign(seen, { first: 0, read: 0, last: 0, drawn: 0, started: false, gap: 0, tasks: [], before });
    // In a task of its own, as a real drop is.
    setTimeout(() => {
      seen.dropped = performance.now();
      document.querySelector(select).dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, 50);
  }, SELECT);
  await page.waitForFunction(() => seen.drawn > 0, null, { polling: 200 });
  return page.evaluate(() => {
    const since = (moment) => moment - seen.dropped;
    const tasks = seen.tasks.filter(([start]) => start >= seen.dropped - 1);
    return {
      first: since(seen.first),
      read: since(seen.read),
      last: since(seen.last),
      drawn: since(seen.drawn),
      gap: seen.gap,
      longest: Math.max(0, ...tasks.map(([, duration]) => duration)),
      tasks: tasks.map(([start, duration]) => [Math.round(since(start)), Math.round(duration)]),
      over: tasks.length,
    };
  });
}

const ONE = JSON.stringify({ name: "warm.txt", text: "港城晚报\n2031-03-10 08:00\n\n渡轮复航\n\n港务局今晨宣布，停航两年的渡轮下月复航，首班船载两百名乘客。\n" });

// A page that has read an article before is given all of them.
export async function dropAll(browser, site, lines) {
  const { context, page } = await open(browser, site.address);
  await drop(page, ONE);
  const memory = watchMemory(browser);
  const seen = await drop(page, lines);
  const tab = await memory.stop();
  const script = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).find((name) => /app-.*\.js$/.test(name)));
  const bytes = async (script) => {
    const program = await (await import(script)).default();
    return program.memory.buffer.byteLength;
  };
  const workers = await Promise.all(page.workers().map((worker) => worker.evaluate(bytes, script).catch(() => NaN)));
  const pageMemory = await page.evaluate(bytes, script).catch(() => NaN);
  if (process.env.DUILAN_TASKS) console.log("long tasks [start, ms]:", JSON.stringify(seen.tasks));
  await context.close();
  return { ...seen, tab, workers, pageMemory };
}

// Samples the private memory of the largest renderer; the peak in bytes.
function watchMemory(browser) {
  let peak = 0;
  const session = browser.newBrowserCDPSession();
  const look = async () => {
    const { processInfo } = await (await session).send("SystemInfo.getProcessInfo");
    for (const { type, id } of processInfo.filter(({ type }) => type === "renderer")) {
      try {
        const said = readFileSync(`/proc/${id}/status`, "utf8").match(/RssAnon:\s+(\d+) kB/);
        peak = Math.max(peak, Number(said?.[1] ?? 0) * 1024);
      } catch {
        // The process ended, or this is no Linux.
      }
    }
  };
  const timer = setInterval(() => look().catch(() => {}), 250);
  return {
    stop: async () => {
      clearInterval(timer);
      await look().catch(() => {});
      return peak;
    },
  };
}

// One article after the other on a warm page: from the drop to its result.
export async function firstResult(browser, site, lines) {
  const { context, page } = await open(browser, site.address);
  await drop(page, ONE);
  const times = [];
  for (const line of lines.split("\n").filter((line) => line !== "")) times.push((await drop(page, line)).last);
  await context.close();
  heading("First result after a drop, once warm");
  table(["one article", "ms", "target"], [
    ["median", median(times), "300"],
    ["longest", Math.max(...times), "300"],
  ]);
}

const ROUNDS = 5;

// From the navigation to the drawn page, in every way of opening it.
export async function starts(browser, site) {
  const rows = [];
  const note = (name, times) => rows.push([name, median(times), Math.max(...times), "1,000"]);
  const ready = (page) => page.evaluate(() => seen.ready);
  const cold = [];
  const warm = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { context, page } = await open(browser, site.address, { serviceWorkers: "block" });
    cold.push(await ready(page));
    await page.goto("about:blank");
    await page.goto(site.address);
    await page.waitForFunction(() => seen.ready > 0);
    warm.push(await ready(page));
    await context.close();
  }
  note("cold: nothing in any cache", cold);
  note("warm: in the browser's cache", warm);
  note("from the service worker, server gone", await offline(browser));
  const single = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { context, page } = await open(browser, SINGLE_FILE);
    single.push(await ready(page));
    await context.close();
  }
  note("duilan.html from the disk", single);
  heading("Start: from the navigation to the drawn page");
  table(["", "median ms", "longest ms", "target"], rows);
}

async function offline(browser) {
  const site = await startSite();
  const { context, page } = await open(browser, site.address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await site.stop();
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.reload();
    await page.waitForFunction(() => seen.ready > 0);
    times.push(await page.evaluate(() => seen.ready));
  }
  await context.close();
  return times;
}
