// WebKit, as a third opinion: the site, the site with its server gone, and duilan.html from the disk.
import { SINGLE_FILE, startSite } from "./harness.mjs";
import { servedFromDisk, useThePage } from "./use.mjs";
import { webkitTest } from "./webkit.mjs";

webkitTest("WebKit: duilan.html works from the disk", async ({ open }) => {
  await useThePage(await open(SINGLE_FILE));
});

webkitTest("WebKit: after one visit the page works with the server gone", async ({ open }) => {
  const site = await startSite();
  try {
    const page = await open(site.address);
    await servedFromDisk(page);
    await site.stop();
    await page.reload();
    await useThePage(page);
  } finally {
    await site.stop();
  }
});
