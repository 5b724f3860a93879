// The page in WebKitGTK, by plain WebDriver (neither Playwright nor Puppeteer drives Debian's WebKit).
//
//   webkitTest("it works", async ({ open }) => {
//     const page = await open(address);
//     await page.evaluate(() => document.title);
//   });
//
// Where driver, browser or a display to draw on is missing, the test is skipped and says so.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { test } from "node:test";

const DRIVER = "/usr/bin/WebKitWebDriver";
const DISPLAY_SERVER = "/usr/bin/Xvfb";
const BROWSERS = ["4.1", "4.0", "6.0"].map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`);
const BROWSER = BROWSERS.find((path) => existsSync(path));

// The longest that any wait may take, in milliseconds.
const PATIENCE = 120_000;

const missing = [
  [BROWSER !== undefined && existsSync(DRIVER), "no WebKit is found (apt-get install webkit2gtk-driver)"],
  [process.env.DISPLAY !== undefined || existsSync(DISPLAY_SERVER), "no display to draw on (apt-get install xvfb)"],
].find(([is]) => !is);

// A test with a WebKit of its own. The body gets { open }: opens a page; `evaluate` is all it can do.
export function webkitTest(name, body) {
  test(name, { skip: missing?.[1] ?? false }, async () => {
    const started = [];
    try {
      const display = process.env.DISPLAY ?? (await startDisplay(started));
      const port = await freePort();
      started.push(spawn(DRIVER, [`--port=${port}`], { env: { ...process.env, DISPLAY: display }, stdio: "ignore" }));
      const session = await startSession(`http://127.0.0.1:${port}`);
      await body({ open: (address) => session.open(address) });
      await session.end();
    } finally {
      for (const child of started.reverse()) child.kill();
    }
  });
}

async function startDisplay(started) {
  const server = spawn(DISPLAY_SERVER, ["-displayfd", "3", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  started.push(server);
  const [number] = await once(server.stdio[3], "data");
  return `:${String(number).trim()}`;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function startSession(driver) {
  // WebKit's sandbox needs rights that a container's root has not; the tests open our own page only.
  const options = { binary: BROWSER, args: ["--automation"] };
  const capabilities = { alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": options } };
  const { sessionId } = await patiently(() => command(driver, "POST", "/session", { capabilities }));
  const call = (method, path, body) => command(driver, method, `/session/${sessionId}${path}`, body);
  await call("POST", "/timeouts", { script: PATIENCE, pageLoad: PATIENCE });
  const evaluate = (body, given) =>
    call("POST", "/execute/async", {
      script: `const [given, done] = arguments;
        Promise.resolve((${body})(given)).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [given ?? null],
    }).then(({ value, error }) => {
      if (error !== undefined) throw new Error(error);
      return value;
    });
  const drawn = () => document.querySelector("#app > *") !== null;
  return {
    open: async (address) => {
      await call("POST", "/url", { url: address });
      const page = { evaluate, reload: () => call("POST", "/refresh", {}) };
      await patiently(async () => {
        if (!(await evaluate(drawn))) throw new Error("the page has not drawn itself");
      });
      return page;
    },
    end: () => call("DELETE", ""),
  };
}

async function command(driver, method, path, body) {
  const response = await fetch(driver + path, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

// Tries until it works; a driver and a page take a moment to start.
async function patiently(attempt) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
