// The page without a network: the hosted one after a first visit, in a sub-folder as well, and how
// it takes an update; duilan.html from the disk is in single.test.mjs.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, openContext, ready, startSite } from "./harness.mjs";
import { servedFromDisk, useThePage } from "./use.mjs";

for (const under of ["/", "/some/deep/folder/"]) {
  test(`after one visit the page under ${under} works with the server gone`, async () => {
    const site = await startSite({ under });
    const { context, watch } = await openContext(site.address, ENGLISH);
    try {
      const page = await context.newPage();
      await page.goto(site.address);
      await ready(page);
      await servedFromDisk(page);
      await site.stop();
      const browser = await context.newCDPSession(page);
      await browser.send("Network.setCacheDisabled", { cacheDisabled: true });
      await page.reload();
      await ready(page);
      await useThePage(page);
      watch.check();
    } finally {
      await context.close();
      await site.stop();
    }
  });
}

test("an update is offered and waits, and the old tab goes on", async () => {
  const folder = await mkdtemp(join(tmpdir(), "duilan-site-"));
  await cp(join(ROOT, "dist"), folder, { recursive: true });
  const site = await startSite({ folder });
  const { context, watch } = await openContext(site.address, ENGLISH);
  try {
    const old = await context.newPage();
    await old.goto(site.address);
    await ready(old);
    await servedFromDisk(old);
    await changeVersion(folder);
    const state = await old.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.waiting ?? registration.installing;
      if (worker !== registration.waiting) {
        await new Promise((resolve, reject) => {
          worker.addEventListener("statechange", () => {
            if (worker.state === "installed") resolve();
            if (worker.state === "redundant") reject(new Error("the update was not taken"));
          });
        });
      }
      return { waiting: registration.waiting !== null, caches: (await caches.keys()).length };
    });
    assert.deepEqual(state, { waiting: true, caches: 2 });
    // The old tab still gets its own version, even when loaded anew.
    await old.reload();
    await ready(old);
    assert.equal(await old.evaluate(() => fetch("worker.js").then((file) => file.text())).then(isNew), false);
    await useThePage(old);
    // The person takes the offer: the waiting version takes over, and the page comes anew.
    await old.evaluate(async () => {
      const taken = new Promise((resolve) => {
        navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
      });
      (await navigator.serviceWorker.ready).waiting.postMessage("take over");
      await taken;
    });
    await old.reload();
    await ready(old);
    assert.equal(await old.evaluate(() => fetch("worker.js").then((file) => file.text())).then(isNew), true);
    watch.check();
  } finally {
    await context.close();
    await site.stop();
    await rm(folder, { recursive: true });
  }
});

const ENGLISH = { locale: "en-US" };
const NEW_LINE = "// A newer version.\n";
const isNew = (text) => text.endsWith(NEW_LINE);

// What a new build does: one file has other bytes, and so the list and the version do.
async function changeVersion(folder) {
  const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const worker = join(folder, "worker.js");
  const before = await readFile(worker, "utf8");
  await writeFile(worker, before + NEW_LINE);
  const list = join(folder, "sw.js");
  const program = await readFile(list, "utf8");
  const changed = program
    .replace(hash(before), hash(before + NEW_LINE))
    .replace(/const VERSION = "[^"]*"/, `const VERSION = "${hash(program)}"`);
  assert.notEqual(changed, program);
  await writeFile(list, changed);
}
