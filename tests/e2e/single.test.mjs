// duilan.html, the page in one file: opened from the disk, without flags, it does what the site does.
import { pageTest } from "./harness.mjs";
import { useThePage } from "./use.mjs";

pageTest("duilan.html works from the disk in Chromium", { single: true, locale: "en-US" }, async ({ page }) => {
  await useThePage(page);
});
