// Published collections of hostile input, from development dependencies.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const folder = (name) => dirname(require.resolve(`${name}/package.json`));

// The Big List of Naughty Strings: those that look like markup or script.
export function naughtyStrings() {
  const all = JSON.parse(readFileSync(join(folder("big-list-of-naughty-strings"), "blns.json"), "utf8"));
  return all.filter((text) => /[<>]|script|alert/i.test(text));
}

// The seeds of the fuzzer that ships with xss-filters: one attack a line.
export function seeds() {
  const file = join(folder("xss-filters"), "tests/fuzz/bin/seed.xss");
  return readFileSync(file, "utf8").split("\n").filter((line) => line.trim() !== "");
}

export const attacks = () => [...new Set([...naughtyStrings(), ...seeds()])];
