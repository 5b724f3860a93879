// The page without a network: the hosted one after a first visit, in a sub-folder as well;
// duilan.html from the disk is in single.test.mjs, updates are in updates.test.mjs.
import { test } from "node:test";
import { openContext, ready, startSite } from "./harness.mjs";
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

const ENGLISH = { locale: "en-US" };
