// Takes the pictures of the README: `node tests/e2e/picture.mjs`, once the page is built.
import { openContext, ready, ROOT, startSite } from "./harness.mjs";
import { ENGLISH, settled } from "./person.mjs";

const SIZE = { width: 1280, height: 800 };
const site = await startSite();
for (const colorScheme of ["light", "dark"]) {
  const { context } = await openContext(site.address, { ...ENGLISH, colorScheme, viewport: SIZE });
  const page = await context.newPage();
  await page.goto(site.address);
  await ready(page);
  await page.getByRole("button", { name: "Try a sample" }).click();
  await settled(page, 5);
  await page.getByText("4 of 5 articles tell one story").waitFor();
  await page.screenshot({ path: `${ROOT}docs/library-${colorScheme}.png` });
  await context.close();
}
await site.stop();
process.exit(0);
