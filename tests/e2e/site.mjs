// The built site on a free port, and a browser: what end-to-end tests and measurements stand on.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const SINGLE_FILE = pathToFileURL(`${ROOT}dist/duilan.html`).href;

const CHROME = process.env.CHROME ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--no-sandbox", // The tests may run as root; they open nothing but our own page.
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// Serves the built site; `under` is the sub-folder that it seems to lie in. Stopping it is the network gone.
export async function startSite({ port = 0, under = "/", folder = `${ROOT}dist` } = {}) {
  const options = ["host", "--port", String(port), "--under", under, "--folder", folder];
  const xtask = process.env.DUILAN_XTASK;
  const [program, start] = xtask ? [xtask, []] : ["cargo", ["xtask"]];
  const server = spawn(program, [...start, ...options], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(server, "exit");
  const [address] = await Promise.race([
    once(createInterface({ input: server.stdout }), "line"),
    ended.then(() => Promise.reject(new Error("the site's server ended; is the page built?"))),
  ]);
  return {
    address,
    port: Number(new URL(address).port),
    stop: async () => {
      server.kill();
      await ended;
    },
  };
}

// A browser of its own; closing it is the caller's.
export const launch = (further = []) => chromium.launch({ executablePath: CHROME, args: [...ARGUMENTS, ...further] });
