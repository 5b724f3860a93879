// Bad files, too much work, dead workers: the person is told, and the rest goes on.
import assert from "node:assert/strict";
import { drop, pageTest } from "./harness.mjs";
import { ENGLISH, fixture, openLibrary, read, samples, settled } from "./person.mjs";

pageTest("bad files are rows that say why, the others are read", ENGLISH, async ({ page }) => {
  const bad = ["bad-empty", "bad-white-space", "bad-binary", "bad-truncated-record"].map(fixture);
  await read(page, [...bad, ...samples()], 6);
  await openLibrary(page);
  await page.getByRole("heading", { name: /^Files that could not be read/ }).waitFor();
  for (const { name } of bad) await page.getByRole("main").getByText(name).first().waitFor();
});

pageTest("an oversized file is refused with both numbers", ENGLISH, async ({ page }) => {
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array((64 << 20) + 1).fill(97)], "huge.txt"));
    document.querySelector("#app > *").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await openLibrary(page);
  await page.getByText(/huge\.txt/).first().waitFor();
  await page.getByText(/64/).first().waitFor();
});

pageTest("two thousand files can be stopped, and what was read stays", ENGLISH, async ({ page }) => {
  const files = many(2000);
  await drop(page, "#app > *", files);
  await page.getByText(/[1-9][\d,]* articles? so far/).first().waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText(/^Stopped; /).first().waitFor();
  await page.getByText(/^Done: /).first().waitFor({ state: "attached" });
});

pageTest("dead analysts are replaced and nothing is lost", ENGLISH, async ({ page, address }) => {
  await withClock(page, address);
  await read(page, samples());
  await end(page, 1);
  await drop(page, "#app > *", [fixture("html-gbk")]);
  await afterAWhile(page, /A background process stopped answering and was restarted; it was reading page\.html/);
  await openLibrary(page);
  await page.getByRole("button", { name: "Read page.html again" }).click();
  await settled(page, 6);
});

pageTest("a dead librarian is replaced and gets everything again", ENGLISH, async ({ page, address }) => {
  await withClock(page, address);
  await read(page, samples());
  await end(page, 0, 1);
  await page.getByRole("link", { name: "Timeline", exact: true }).click();
  await afterAWhile(page, /The library's background process stopped answering/);
  await settled(page, 5);
  await page.getByRole("heading", { name: "Timeline", level: 1 }).waitFor();
});

pageTest("a file that vanishes is reported", ENGLISH, async ({ page }) => {
  await page.addInitScript(() => {
    const whole = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = function () {
      return this.name === "gone.txt" ? Promise.reject(new DOMException("gone", "NotFoundError")) : whole.call(this);
    };
    const part = Blob.prototype.slice;
    Blob.prototype.slice = function (...given) {
      const blob = part.apply(this, given);
      if (this.name === "gone.txt") Object.defineProperty(blob, "name", { value: "gone.txt" });
      return blob;
    };
  });
  await page.reload();
  await drop(page, "#app > *", [{ name: "gone.txt", text: "没有了" }, ...samples()]);
  await settled(page, 5);
  await openLibrary(page);
  await page.getByText(/gone\.txt/).first().waitFor();
});

// A page whose seconds pass when the test says so, and whose workers the test can end.
async function withClock(page, address) {
  await page.clock.install();
  await page.addInitScript(() => {
    globalThis.workers = [];
    globalThis.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        globalThis.workers.push(this);
      }
    };
  });
  await page.goto(`${address}?again`);
}

// Ends workers by their place in the order of starting; the first is the librarian.
async function end(page, first, last = 100) {
  await page.evaluate(([first, last]) => globalThis.workers.slice(first, last).forEach((worker) => worker.terminate()), [first, last]);
}

// The page counts its patience in seconds.
async function afterAWhile(page, text) {
  for (let seconds = 0; seconds < 400; seconds += 2) {
    if (await page.getByText(text).first().isVisible()) return;
    await page.clock.runFor(2_000);
  }
  assert.fail(`${text} was not said`);
}

function many(n) {
  return Array.from({ length: n }, (_, i) => ({
    name: `note-${i}.txt`,
    text: `第${i}号渡口的通告\n2031-03-1${i % 10} 08:00\n\n第${i}号渡口从周三起改为每${(i % 50) + 10}分钟一班。管理员说，船上能坐${i + 12}个人，带自行车的要多等一班。\n`,
  }));
}
