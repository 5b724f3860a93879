// Which crate the page's code comes from: the sizes of the functions of an unoptimised build, by the
// names that it still has. `node tests/measure/crates.mjs [FILE.wasm]`; without a file, the page that
// was built last.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { pathToFileURL } from "node:url";
import { ROOT } from "../e2e/site.mjs";
import { heading, table } from "./table.mjs";

const BUILT = `${ROOT}target/wasm32-unknown-unknown/page/app.wasm`;
const CODE = 10;
const DATA = 11;
const IMPORTS = 2;

// Reads a module's sections and numbers.
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  part() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return new TextDecoder().decode(this.part());
  }
}

function sections(bytes) {
  const reader = new Reader(bytes, 8);
  const found = [];
  while (reader.at < bytes.length) {
    const id = bytes[reader.at++];
    found.push([id, reader.part()]);
  }
  return found;
}

// How many functions come from outside; they are numbered first.
function importedFunctions(section) {
  const reader = new Reader(section);
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.text();
    reader.text();
    const kind = section[reader.at++];
    if (kind === 0) {
      functions += 1;
      reader.number();
    } else if (kind === 3) {
      reader.at += 2;
    } else {
      if (kind === 1) reader.at += 1;
      const limits = section[reader.at++];
      reader.number();
      if (limits & 1) reader.number();
    }
  }
  return functions;
}

function functionNames(section) {
  const reader = new Reader(section);
  const names = new Map();
  if (reader.text() !== "name") return null;
  while (reader.at < section.length) {
    const kind = section[reader.at++];
    const list = new Reader(reader.part());
    if (kind !== 1) continue;
    for (let left = list.number(); left > 0; left -= 1) names.set(list.number(), list.text());
  }
  return names;
}

// The crate, and for our own its room, that a mangled name belongs to. An implementation belongs to the
// type that it is for, or, where that is any type, to the trait.
export function owner(name) {
  const path = name.startsWith("_ZN") ? legacy(name) : name.startsWith("_R") ? current(name) : [name.split(/[^a-z_0-9]/)[0]];
  const [crate, room] = path;
  if (crate === "duilan") return `duilan::${room ?? ""}`;
  if (["core", "alloc", "std", "hashbrown", "__rustc"].includes(crate)) return "the standard library";
  return crate === "" || /^(__wbindgen|__externref|wasm_bindgen|js_sys|web_sys)/.test(crate) ? "wasm-bindgen, js-sys, web-sys" : crate;
}

// _ZN4core3fmt… and _ZN99_$LT$duilan..model..Day$u20$as$u20$core..fmt..Display$GT$3fmt…
function legacy(name) {
  const parts = [];
  let rest = name.slice(3);
  for (let length = rest.match(/^\d+/); length !== null && parts.length < 2; length = rest.match(/^\d+/)) {
    const from = length[0].length;
    parts.push(rest.slice(from, from + Number(length[0])));
    rest = rest.slice(from + Number(length[0]));
  }
  const [first = "", second] = parts;
  if (!first.startsWith("_$LT$")) return [first, second];
  const of = (text) => text.match(/^(?:\$(?:RF|BP|LP|u5b|LT)\$|_?impl\$u20\$|mut\$u20\$|dyn\$u20\$|const\$u20\$)*([a-z_0-9]+)\.\.([a-z_0-9]+)/);
  const found = of(first.slice("_$LT$".length)) ?? of(first.split("$u20$as$u20$")[1] ?? "") ?? [];
  return found.slice(1);
}

// _RNvNtCsjU2hX7LP9oZ_5alloc3fmt6format: the crate has a hash before its name.
function current(name) {
  const found = name.match(/C(?:s[0-9A-Za-z]*)?_?(\d+)_?([a-z_0-9]+)/);
  const crate = found?.[2]?.slice(0, Number(found[1])) ?? "core";
  const room = name.match(/6duilan\d+([a-z_]+)/);
  return [crate, room?.[1]];
}

export function crateSizes(path = BUILT) {
  const parts = sections(readFileSync(path));
  const names = parts.filter(([id]) => id === 0).map(([, section]) => functionNames(section)).find((found) => found !== null);
  const imports = parts.find(([id]) => id === IMPORTS);
  let number = imports === undefined ? 0 : importedFunctions(imports[1]);
  const code = new Reader(parts.find(([id]) => id === CODE)[1]);
  const bodies = new Map();
  for (let left = code.number(); left > 0; left -= 1) {
    const body = code.part();
    const crate = owner(names?.get(number++) ?? "");
    if (!bodies.has(crate)) bodies.set(crate, []);
    bodies.get(crate).push(body);
  }
  const data = parts.find(([id]) => id === DATA)?.[1] ?? new Uint8Array();
  const rows = [...bodies].map(([crate, list]) => {
    const all = Buffer.concat(list);
    return [crate, list.length, all.length, gzipSync(all, { level: 6 }).length];
  });
  rows.sort((a, b) => b[2] - a[2]);
  heading("Code by crate, before wasm-opt");
  table(["crate", "functions", "bytes", "gzip"], rows);
  console.log(`data (tables, texts): ${data.length} bytes, gzip ${gzipSync(data, { level: 6 }).length}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) crateSizes(process.argv[2]);
