// What every end-to-end test stands on: the built site on a free port, a browser, and a watch that
// fails the test on anything the page should never do.
//
//   import { pageTest } from "./harness.mjs";
//   pageTest("a file is read", async ({ page }) => {
//     await page.getByRole("button", { name: "…" }).click();
//   });
//
// A test is a file `*.test.mjs` of this folder; `cargo xtask test` runs them all after the build, and
// so does `node --test tests/e2e/*.test.mjs` once the page is built. Wait for events, never sleep.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, SINGLE_FILE, startSite } from "./site.mjs";

export { ROOT, SINGLE_FILE, startSite } from "./site.mjs";

// The longest that any wait may take, in milliseconds.
const PATIENCE = 30_000;

let browser = null;
after(async () => browser?.close());

// The browser of all tests; with further arguments, one of its own, which is the caller's to close.
export async function chrome(further = []) {
  if (further.length > 0) return launch(further);
  browser ??= await launch();
  return browser;
}

// Collects what a page must not do: console errors, uncaught errors, policy violations, requests to
// anything but `origin`, anything sent.
export class Watch {
  problems = [];
  requests = [];
  #expected = [];

  constructor(context, address) {
    const isOwn = (url) =>
      /^(data|blob):/.test(url) ||
      (address.startsWith("file:") ? url.split("#")[0] === address : new URL(url).origin === new URL(address).origin);
    context.on("console", (message) => {
      if (message.type() === "error") this.note(`console: ${message.text()}`);
    });
    context.on("weberror", (error) => this.note(`page: ${error.error().stack}`));
    context.on("request", (request) => {
      this.requests.push(request.url());
      if (!isOwn(request.url())) this.note(`request to another place: ${request.url()}`);
      if (request.method() !== "GET" || request.postDataBuffer() !== null) {
        this.note(`sent: ${request.method()} ${request.url()}`);
      }
    });
  }

  note(problem) {
    this.problems.push(problem);
  }

  // A test that provokes an error names it; one that is named and does not come is a problem too.
  expect(pattern) {
    this.#expected.push(pattern);
  }

  check() {
    const isExpected = (problem) => this.#expected.some((pattern) => pattern.test(problem));
    assert.deepEqual(this.problems.filter((problem) => !isExpected(problem)), []);
    for (const pattern of this.#expected) {
      assert.ok(this.problems.some((problem) => pattern.test(problem)), `${pattern} was expected`);
    }
  }
}

// A fresh profile with a watch on it. `watch.check()` and `context.close()` are the caller's.
export async function openContext(address, { browser = null, ...options } = {}) {
  const context = await (browser ?? (await chrome())).newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", ...options });
  context.setDefaultTimeout(PATIENCE);
  // In case a violation is reported but not printed.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { context, watch: new Watch(context, address) };
}

// A test of the built page, opened and ready. Options: `under` (sub-folder), `single` (duilan.html
// from the disk instead of the site), and whatever a context of Playwright takes.
// The body gets { page, context, watch, site, address, t }.
export function pageTest(name, options, body) {
  if (body === undefined) return pageTest(name, {}, options);
  const { under, single = false, ...contextOptions } = options;
  return test(name, async (t) => {
    const site = single ? null : await startSite({ under });
    const address = single ? SINGLE_FILE : site.address;
    const { context, watch } = await openContext(address, contextOptions);
    try {
      const page = await context.newPage();
      await page.goto(address);
      await ready(page);
      await body({ page, context, watch, site, address, t });
      watch.check();
    } finally {
      await context.close();
      await site?.stop();
    }
  });
}

// The program has drawn its page.
export async function ready(page) {
  await page.locator("#app > *").first().waitFor();
}

// Drops files on an element: `[{ name, type?, text | base64 }]`.
export async function drop(page, selector, files) {
  const transfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, type = "text/plain", text, base64 } of files) {
      const bytes = base64 === undefined ? text : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    return transfer;
  }, files);
  for (const type of ["dragenter", "dragover", "drop"]) {
    await page.dispatchEvent(selector, type, { dataTransfer: transfer });
  }
}
