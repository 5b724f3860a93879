// Further builds of the site, for the tests of updates: the built one with other bytes in its worker
// and so another name, another page, another version, as the build's last step would have it.
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./site.mjs";

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

// A folder whose content is put in place of by `deploy`; `remove` deletes it.
export async function deployment() {
  const folder = await mkdtemp(join(tmpdir(), "duilan-site-"));
  const put = async (number) => {
    await Promise.all((await readdir(folder)).map((name) => rm(join(folder, name))));
    await cp(join(ROOT, "dist"), folder, { recursive: true });
    return change(folder, number);
  };
  return {
    folder,
    // Puts build number N there, as a host does: what the build before had is gone.
    deploy: put,
    // Puts build N there without its worker, which never comes.
    deployHalf: async (number) => rm(join(folder, await put(number))),
    remove: () => rm(folder, { recursive: true }),
  };
}

// Makes the built site build number N; gives the name of its worker.
async function change(folder, number) {
  const read = (name) => readFile(join(folder, name), "utf8");
  const worker = (await readdir(folder)).find((name) => /^worker-.*\.js$/.test(name));
  const program = `${await read(worker)}// Build ${number}.\n`;
  const name = `worker-${hash(program)}.js`;
  await rm(join(folder, worker));
  await writeFile(join(folder, name), program);
  const page = await read("index.html");
  const version = hash(`${number}${page}`);
  const newPage = page.replace(worker, name).replace(/(name="duilan-version" content=")[^"]*/, `$1${version}`);
  await writeFile(join(folder, "index.html"), newPage);
  const list = (await read("sw.js"))
    .replace(`["${worker}", "${hash(program.replace(/\/\/ Build \d+\.\n$/, ""))}"]`, `["${name}", "${hash(program)}"]`)
    .replace(`["./", "${hash(page)}"]`, `["./", "${hash(newPage)}"]`)
    .replace(/const VERSION = "[^"]*"/, `const VERSION = "${version}"`);
  await writeFile(join(folder, "sw.js"), list);
  return name;
}
