// Starts duilan.html, the page in one file, which opens from a disk with no server: unpacks the
// program from the page's own blocks and answers the same questions as www/host.js.
//
// A page from a disk has no origin: it may fetch nothing, not even beside itself, and its workers
// can't be modules. So the glue is imported from a Blob, and a worker is a classic script in a Blob:
// the glue with its exports taken off, and a line that waits for the compiled module.
// A block is a script of type text/plain with the id duilan-NAME: base64 of the bytes, deflated (zlib)
// where it says data-deflated.
"use strict";

(() => {
  const GLUE = "glue";
  const PROGRAM = "program";

  const unpack = async (name) => {
    const block = document.getElementById(`duilan-${name}`);
    if (block === null) return null;
    const text = atob(block.textContent);
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
    if (!("deflated" in block.dataset)) return bytes.buffer;
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(plain).arrayBuffer();
  };

  const script = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

  const asClassic = (glue) =>
    `${glue
      .replace(/^export \{[^}]*\};?$/gm, "")
      .replace(/^export (?=async function|function|class|const|let)/gm, "")
      .replaceAll("import.meta", '({ url: "" })')}
self.onmessage = ({ data }) => {
  self.onmessage = null;
  __wbg_init({ module_or_path: data.module });
};`;

  let workerScript = null;

  globalThis.duilan = Object.freeze({
    startWorker: (_script, module) => {
      const worker = new Worker(workerScript);
      worker.postMessage({ module });
      return worker;
    },
    loadAsset: unpack,
    watchUpdates: async () => {},
    applyUpdate: () => {},
  });

  const start = async () => {
    const glue = new TextDecoder().decode(await unpack(GLUE));
    workerScript = script(asClassic(glue));
    const [program, module] = await Promise.all([
      import(script(glue)),
      unpack(PROGRAM).then((bytes) => WebAssembly.compile(bytes)),
    ]);
    await program.default({ module_or_path: module });
  };
  start();
})();
