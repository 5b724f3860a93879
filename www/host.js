// What the program asks of its surroundings, for the hosted page. A classic script, run before the
// program starts; duilan.html brings its own object with the same functions (www/single.js).
//
//   duilan.startWorker(script, module) -> Worker
//       Starts a worker on this very program: `script` is the glue's address (import.meta.url),
//       `module` the compiled WebAssembly.Module. The worker runs `main()` and says itself when it
//       is ready; whatever is posted to it before that is lost.
//   duilan.loadAsset(name) -> Promise<ArrayBuffer | null>
//       The bytes of "dictionary", "names", …; null when this build has no such asset.
//   duilan.watchUpdates(callback)
//       Calls back when a new version has been fetched and waits. (The service worker, where the
//       build has one, is registered in any case: it is what makes the page work offline.)
//   duilan.applyUpdate()
//       Lets the waiting version take over and loads the page anew.
"use strict";

const duilan = (() => {
  const named = (name) =>
    document.querySelector(`meta[name="duilan-${name}"]`)?.getAttribute("content") ?? null;
  let waiting = null;

  const startWorker = (script, module) => {
    const worker = new Worker(new URL("worker.js", document.baseURI), { type: "module" });
    worker.postMessage({ script, module });
    return worker;
  };

  const loadAsset = async (name) => {
    const address = named(name);
    if (address === null) return null;
    const response = await fetch(new URL(address, document.baseURI));
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.arrayBuffer();
  };

  const register = async () => {
    const address = named("service-worker");
    if (address === null || !("serviceWorker" in navigator)) return null;
    return navigator.serviceWorker.register(address, { updateViaCache: "none" });
  };
  // Without a network, or where storage is forbidden, the page works as it is.
  const registered = register().catch(() => null);

  const watchUpdates = async (callback) => {
    const registration = await registered;
    if (registration === null) return;
    const offer = () => {
      // Without a controller this is the first visit: there is no older version to replace.
      if (registration.waiting === null || navigator.serviceWorker.controller === null) return;
      waiting = registration.waiting;
      callback();
    };
    offer();
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", offer);
    });
  };

  const applyUpdate = () => {
    if (waiting === null) return;
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take over");
  };

  return Object.freeze({ startWorker, loadAsset, watchUpdates, applyUpdate });
})();
globalThis.duilan = duilan;
