// What a person does on the page, as functions. Things are found by role and accessible name, in
// English (the tests open the page with an English locale); a change of a label is a change here.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { drop, ROOT } from "./harness.mjs";

export const ENGLISH = { locale: "en-US" };

export const SAMPLES = [
  "1-evening-paper.txt",
  "2-radio-preview.txt",
  "3-traditional-repost.txt",
  "4-wire-report.txt",
  "5-aggregator.txt",
];

const at = (path) => ({ name: basename(path), base64: readFileSync(ROOT + path).toString("base64") });

export const samples = () => SAMPLES.map((name) => at(`www/samples/${name}`));

// The source file of a fixture, as a dropped file.
export function fixture(slug) {
  const folder = `tests/fixtures/${slug}`;
  return at(`${folder}/${JSON.parse(readFileSync(`${ROOT}${folder}/expected.json`)).file}`);
}

// Drops files and waits until the set has been compared.
export async function read(page, files, articles = files.length) {
  await drop(page, "#app > *", files);
  await settled(page, articles);
}

// The page says that it is done, with so many articles.
export async function settled(page, articles) {
  const said = articles === 1 ? "Done: 1 article" : `Done: ${articles} articles`;
  await page.getByText(said, { exact: true }).waitFor({ state: "attached" });
}

// Puts a text on the page as a paste would, with whatever media types are given.
export async function paste(page, types) {
  await page.evaluate((types) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(types)) clipboardData.setData(type, text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, types);
}

export const openLibrary = (page) => page.getByRole("link", { name: "Library", exact: true }).click();

export async function openArticle(page, title) {
  await openLibrary(page);
  await page.getByRole("link", { name: title }).first().click();
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
}
