// Uses the page as a person does, in a browser driven by Playwright or by Puppeteer: takes the
// samples in, waits for the comparison, opens an article and a pair, undoes. Every way of opening the page
// must allow this. (Only what both drivers have is used; walk.mjs is for Playwright alone.)
import assert from "node:assert/strict";

// The longest wait in the page, in milliseconds: one worker on a busy machine.
const PATIENCE = 60_000;

export async function useThePage(page) {
  await click(page, "button", "Try a sample");
  await appears(page, "[role=status]", "Done: 5 articles");
  await page.evaluate(() => (location.hash = "#/library"));
  const article = await appears(page, 'main a[href^="#/article/"]', "");
  await page.evaluate((address) => (location.hash = address), article);
  assert.notEqual(await appears(page, "main h1", ""), "");
  await page.evaluate(() => (location.hash = "#/library"));
  const pair = await appears(page, 'main a[href^="#/compare/"]', "");
  await page.evaluate((address) => (location.hash = address), pair);
  await appears(page, "main .compare-page .verdict", "");
  await page.evaluate(() => (location.hash = "#/library"));
  await click(page, 'main button[aria-label^="Remove 5-"]', "");
  await appears(page, "[role=status]", "Done: 4 articles");
  await click(page, 'header button[aria-label^="Undo"]', "");
  await appears(page, "[role=status]", "Done: 5 articles");
}

// Waits until the service worker serves the page, so that its server may go.
export function servedFromDisk(page) {
  return page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => {
        navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
      });
    }
  });
}

// Waits for an element with a text; gives its address, or what it says.
function appears(page, selector, text) {
  return page.evaluate(
    ({ selector, text, patience }) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = [...document.querySelectorAll(selector)].find((element) =>
            element.textContent.includes(text),
          );
          if (found === undefined) return;
          observer.disconnect();
          clearTimeout(limit);
          resolve(found.getAttribute("href") ?? found.textContent);
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, characterData: true });
        const limit = setTimeout(
          () => reject(new Error(`no ${selector} with «${text}» in: ${document.body.innerText}`)),
          patience,
        );
        look();
      }),
    { selector, text, patience: PATIENCE },
  );
}

async function click(page, selector, text) {
  await appears(page, selector, text);
  await page.evaluate(
    ({ selector, text }) =>
      [...document.querySelectorAll(selector)].find((element) => element.textContent.includes(text)).click(),
    { selector, text },
  );
}
