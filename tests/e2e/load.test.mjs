// Much at once: very many files, very large ones, no memory left. What is done stays, the rest goes
// on, the person is told.
import assert from "node:assert/strict";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { chrome, drop, openContext, pageTest, ready, startSite } from "./harness.mjs";
import { ENGLISH, openLibrary, read, samples, settled } from "./person.mjs";

// How long a machine of two slow cores may take, in milliseconds.
const LONG = 300_000;
const MEBIBYTE = 1 << 20;

pageTest("ten thousand files dropped at once are all read", ENGLISH, async ({ page }) => {
  page.setDefaultTimeout(LONG);
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    for (let i = 0; i < 10_000; i += 1) {
      const minutes = (i % 50) + 10;
      const text = `第${i}号渡口的通告\n2031-03-1${i % 10} 08:00\n\n第${i}号渡口从周三起改为每${minutes}分钟一班。\n`;
      transfer.items.add(new File([text], `note-${i}.txt`, { type: "text/plain" }));
    }
    const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.querySelector("#app > *").dispatchEvent(event);
  });
  await page.getByText(/^Done: 10.?000 articles$/).waitFor({ state: "attached" });
  await openLibrary(page);
  await page.getByText(/note-\d+/).first().waitFor();
  // The list holds rows only around the place that is looked at.
  const last = page.getByRole("link", { name: "第9999号渡口的通告" });
  assert.equal(await last.count(), 0);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await last.waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.getByRole("link", { name: "第0号渡口的通告" }).waitFor();
});

pageTest("a line of fifty megabytes is refused with both numbers, and the rest goes on", ENGLISH, async ({ page }) => {
  page.setDefaultTimeout(LONG);
  await page.evaluate((bytes) => {
    const sentence = "渡轮在雾里停了一夜，天亮才靠岸。";
    const line = sentence.repeat(bytes / (3 * sentence.length));
    const transfer = new DataTransfer();
    transfer.items.add(new File([line], "one-line.txt", { type: "text/plain" }));
    const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.querySelector("#app > *").dispatchEvent(event);
  }, 50 * MEBIBYTE);
  await read(page, samples());
  await openLibrary(page);
  await page.getByText(/too long: 17.?\d+.?\d+ characters in record 1, the limit is 2.?000.?000/).first().waitFor();
});

pageTest("a folder of a gibibyte is read to its end", ENGLISH, async ({ page }) => {
  page.setDefaultTimeout(LONG);
  const folder = await mkdtemp(join(tmpdir(), "duilan-folder-"));
  try {
    for (let i = 0; i < 21; i += 1) await savedPage(join(folder, `page-${i}.html`), i, 50 * MEBIBYTE);
    await page.locator("input[type=file][webkitdirectory]").setInputFiles(folder);
    await settled(page, 21);
    const heap = await page.evaluate(() => performance.memory.usedJSHeapSize);
    assert.ok(heap < 200 * MEBIBYTE, `the page holds ${heap} bytes`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("where memory can't grow, the file is reported and the rest goes on", async () => {
  const site = await startSite();
  const small = await chrome(["--js-flags=--wasm-max-mem-pages=2400"]); // 150 MiB.
  const { context, watch } = await openContext(site.address, { ...ENGLISH, browser: small });
  try {
    context.setDefaultTimeout(LONG);
    const page = await context.newPage();
    await page.goto(site.address);
    await ready(page);
    await read(page, samples());
    await page.evaluate((bytes) => {
      const transfer = new DataTransfer();
      const text = "<p>" + "<b>雾</b>".repeat(bytes / 10);
      transfer.items.add(new File([text], "too-much.html", { type: "text/html" }));
      const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.querySelector("#app > *").dispatchEvent(event);
    }, 60 * MEBIBYTE);
    await openLibrary(page);
    await page.getByRole("button", { name: "Read too-much.html again" }).waitFor();
    await drop(page, "#app > *", [{ name: "after.txt", text: "渡轮复航\n\n渡轮周二复航，班次照旧，乘客可以照常购票。" }]);
    await settled(page, 6);
    watch.check();
  } finally {
    await context.close();
    await small.close();
    await site.stop();
  }
});

// A page as a browser saves it whole: a short article between pictures that are written into it.
async function savedPage(path, i, bytes) {
  const file = await open(path, "w");
  const picture = `<img alt="" src="data:image/png;base64,${"iVBORw0KGgo".repeat(100_000)}">\n`;
  await file.write(`<!doctype html><meta charset="utf-8"><title>第${i}次渡轮试航</title><article><h1>第${i}次渡轮试航</h1>\n`);
  await file.write(`<p>第${i}次试航在周二清晨开始，船长说风浪不大，两岸的乘客等了${i + 3}个小时才登船。</p>\n`);
  for (let written = 0; written < bytes; written += picture.length) await file.write(picture);
  await file.write("<p>船在午后靠岸，码头上的人群鼓起掌来，公司说下周起每天往返四次。</p></article>");
  await file.close();
}
