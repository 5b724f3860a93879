// The page in Firefox, by WebDriver BiDi (Playwright can't drive the Firefox of a distribution).
//
//   firefoxTest("it works from the disk", async ({ open }) => {
//     const page = await open(SINGLE_FILE);
//   });
//
// Where no Firefox is found, the test is skipped and says so. `FIREFOX` may name the program.
import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import puppeteer from "puppeteer-core";

const NAMES = ["firefox", "firefox-esr"];
const FIREFOX = process.env.FIREFOX ?? onPath();

// The longest that any wait may take, in milliseconds; Firefox starts slowly on a busy machine.
const PATIENCE = 60_000;

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const isProgram = (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram);
}

// A test with a Firefox of its own. The body gets { open }: opens a page, watched for errors.
export function firefoxTest(name, body) {
  const skip = FIREFOX === undefined && "no Firefox is found (apt-get install firefox-esr)";
  test(name, { skip }, async () => {
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: FIREFOX,
      headless: true,
      protocolTimeout: PATIENCE,
      extraPrefsFirefox: { "intl.accept_languages": "en-US", "browser.cache.disk.enable": false, "browser.cache.memory.enable": false },
    });
    const problems = [];
    const open = async (address) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE);
      page.on("pageerror", (error) => problems.push(`page: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(`console: ${message.text()}`);
      });
      await page.goto(address);
      await page.waitForSelector("#app > *");
      return page;
    };
    try {
      await body({ open });
      assert.deepEqual(problems, []);
    } finally {
      await browser.close();
    }
  });
}
