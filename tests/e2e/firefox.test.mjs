// Firefox, as a second opinion: the site with its server gone, and duilan.html from the disk.
import { SINGLE_FILE, startSite } from "./harness.mjs";
import { firefoxTest } from "./firefox.mjs";
import { useThePage } from "./use.mjs";

firefoxTest("Firefox: duilan.html works from the disk", async ({ open }) => {
  await useThePage(await open(SINGLE_FILE));
});

firefoxTest("Firefox: after one visit the page works with the server gone", async ({ open }) => {
  const site = await startSite();
  try {
    const page = await open(site.address);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (navigator.serviceWorker.controller === null) {
        await new Promise((resolve) => {
          navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
        });
      }
    });
    await site.stop();
    await page.reload();
    await page.waitForSelector("#app > *");
    await useThePage(page);
  } finally {
    await site.stop();
  }
});
