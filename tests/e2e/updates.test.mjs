// How open tabs fare when the site is deployed anew: one build's page only ever runs that build's
// files, the offer of a new version works in every tab and after a "stay", a deployment that failed
// half way harms nobody, and a tab whose files are gone says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deployment } from "./builds.mjs";
import { drop, openContext, ready, startSite } from "./harness.mjs";
import { servedFromDisk } from "./use.mjs";

const ENGLISH = { locale: "en-US" };

const offer = (page) => page.getByRole("button", { name: "Use it now" });
const versionOf = (page) => page.locator('meta[name="duilan-version"]').getAttribute("content");
// The last line of the worker that this page would start next, from wherever it gets it.
const buildOf = (page) =>
  page.evaluate(async () => {
    const name = document.querySelector('meta[name="duilan-worker"]').content;
    const response = await fetch(name);
    return response.ok ? /\/\/ (Build \d+)\.\n$/.exec(await response.text())[1] : null;
  });
// Asks for a new version; resolves when it has been fetched, or has failed.
const look = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    if (worker === null) return;
    await new Promise((resolve) => {
      worker.addEventListener("statechange", () => ["installed", "redundant"].includes(worker.state) && resolve());
    });
  });
const hasArticle = async (page) => {
  await drop(page, "#app > *", [{ name: "ferry.txt", text: "渡轮今晨复航。\n\n码头说，首班船六点开出。" }]);
  await page.getByText("ferry").first().waitFor();
};

test("three tabs, four builds, one of them broken", async () => {
  const { folder, deploy, deployHalf, remove } = await deployment();
  await deploy(1);
  const site = await startSite({ folder });
  const { context, watch } = await openContext(site.address, ENGLISH);
  const open = async () => {
    const page = await context.newPage();
    await page.goto(site.address);
    await ready(page);
    return page;
  };
  try {
    const first = await open();
    await servedFromDisk(first);
    const second = await open();
    await hasArticle(second);

    await deploy(2);
    await look(first);
    for (const tab of [first, second]) {
      await offer(tab).waitFor();
      assert.equal(await buildOf(tab), "Build 1");
    }
    // One takes the offer; the other goes on with its own files, and its offer still works after a
    // "stay".
    const old = await versionOf(first);
    await Promise.all([first.waitForEvent("load"), offer(first).click()]);
    await ready(first);
    assert.notEqual(await versionOf(first), old);
    assert.equal(await buildOf(first), "Build 2");
    assert.equal(await buildOf(second), "Build 1");
    second.once("dialog", (dialog) => dialog.dismiss());
    const asked = second.waitForEvent("dialog");
    await offer(second).click();
    await asked;
    assert.equal(await versionOf(second), old);

    // A deployment that fails half way: nothing is offered, nothing is lost.
    await deployHalf(3);
    await look(first);
    assert.equal(await offer(first).count(), 0);
    assert.deepEqual([await buildOf(first), await buildOf(second)], ["Build 2", "Build 1"]);

    await deploy(4);
    await look(first);
    await offer(first).waitFor();
    await Promise.all([first.waitForEvent("load"), offer(first).click()]);
    await ready(first);
    const third = await open();
    assert.deepEqual([await buildOf(first), await buildOf(second), await buildOf(third)], ["Build 4", "Build 1", "Build 4"]);
    second.once("dialog", (dialog) => dialog.accept());
    await Promise.all([second.waitForEvent("load"), offer(second).click()]);
    await ready(second);
    assert.equal(await buildOf(second), "Build 4");
    watch.check();
  } finally {
    await context.close();
    await site.stop();
    await remove();
  }
});

test("a tab whose files are gone says so", async () => {
  const { folder, deployHalf, remove } = await deployment();
  await deployHalf(1);
  const site = await startSite({ folder });
  // Without a service worker nothing keeps the files of a version.
  const { context, watch } = await openContext(site.address, { ...ENGLISH, serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    await page.goto(site.address);
    await ready(page);
    watch.expect(/404/);
    await drop(page, "#app > *", [{ name: "ferry.txt", text: "渡轮今晨复航。" }]);
    await page.getByRole("button", { name: "Load anew" }).waitFor();
    watch.check();
  } finally {
    await context.close();
    await site.stop();
    await remove();
  }
});

test("an open tab learns of a new version within the hour", async () => {
  const { folder, deploy, remove } = await deployment();
  await deploy(1);
  const site = await startSite({ folder });
  const { context, watch } = await openContext(site.address, ENGLISH);
  try {
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(site.address);
    await ready(page);
    await servedFromDisk(page);
    await deploy(2);
    await page.clock.fastForward("01:05:00");
    await offer(page).waitFor();
    watch.check();
  } finally {
    await context.close();
    await site.stop();
    await remove();
  }
});
