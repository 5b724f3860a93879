// Firefox, as a second opinion: the site with its server gone, and duilan.html from the disk.
import { SINGLE_FILE, startSite } from "./harness.mjs";
import { firefoxTest } from "./firefox.mjs";
import { servedFromDisk, useThePage } from "./use.mjs";

firefoxTest("Firefox: duilan.html works from the disk", async ({ open }) => {
  await useThePage(await open(SINGLE_FILE));
});

firefoxTest("Firefox: after one visit the page works with the server gone", async ({ open }) => {
  const site = await startSite();
  try {
    const page = await open(site.address);
    await servedFromDisk(page);
    await site.stop();
    await page.reload();
    await page.waitForSelector("#app > *");
    await useThePage(page);
  } finally {
    await site.stop();
  }
});
