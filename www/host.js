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
//       Calls back with "new" when another version waits or has taken over in another tab, with
//       "gone" when this version's files are on the server and in the caches no more. (The service
//       worker, where the build has one, is registered in any case: it is what makes the page work
//       offline.)
//   duilan.applyUpdate()
//       Loads the page anew, in the waiting version where there is one. The person may be asked
//       whether to leave; after a "stay" it can be called again.
"use strict";

const duilan = (() => {
  // How long an open page goes without asking for a new version, in milliseconds, and how often it
  // looks whether it is time (a timer alone sleeps with the machine).
  const HOUR = 3_600_000;
  const LOOK = 300_000;
  // How long the service worker may take to name its version, in milliseconds.
  const PATIENCE = 2_000;

  const named = (name) =>
    document.querySelector(`meta[name="duilan-${name}"]`)?.getAttribute("content") ?? null;
  const addressOf = (name) => new URL(named(name) ?? `${name}.js`, document.baseURI);
  const version = named("version");
  const services = navigator.serviceWorker;
  let tell = () => {};

  // A file that no longer comes, or comes as the server's page for what is missing, is gone; with
  // the network gone as well nothing can be said.
  const look = async (address) => {
    const response = await fetch(address).catch(() => null);
    const isPage = response?.headers.get("content-type")?.startsWith("text/html") ?? false;
    if (response === null ? navigator.onLine : !response.ok || isPage) tell("gone");
  };

  const startWorker = (script, module) => {
    const address = addressOf("worker");
    const worker = new Worker(address, { type: "module" });
    worker.addEventListener("error", () => [address, script].forEach(look), { once: true });
    worker.postMessage({ script, module });
    return worker;
  };

  const loadAsset = async (name) => {
    if (named(name) === null) return null;
    const address = addressOf(name);
    const response = await fetch(address);
    if (!response.ok) {
      look(address);
      throw new Error(`${address}: ${response.status}`);
    }
    return response.arrayBuffer();
  };

  const register = async () => {
    const address = named("service-worker");
    if (address === null || services === undefined) return null;
    // A browser that forbids them may give nothing instead of an error.
    return (await services.register(address, { updateViaCache: "none" })) ?? null;
  };
  // Without a network, or where storage is forbidden, the page works as it is.
  const registered = register().catch(() => null);

  // The service worker keeps the files of the versions that tabs run.
  services?.addEventListener("message", ({ data, ports }) => {
    if (data === "version?") ports[0]?.postMessage(version);
  });

  // The version that answers this page's requests; null where none says so.
  const activeVersion = () =>
    new Promise((resolve) => {
      if (services.controller === null) return resolve(null);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      setTimeout(() => resolve(null), PATIENCE);
      services.controller.postMessage("version?", [port2]);
    });

  const watchUpdates = async (callback) => {
    tell = callback;
    const registration = await registered;
    if (registration === null) return;
    const offer = async () => {
      // Without a controller this is the first visit: there is no older version to replace.
      const waits = registration.waiting !== null && services.controller !== null;
      if (waits || ![null, version].includes(await activeVersion())) tell("new");
    };
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", offer);
    });
    services.addEventListener("controllerchange", offer);
    let asked = Date.now();
    const ask = () => {
      if (Date.now() - asked < HOUR || document.visibilityState === "hidden") return;
      asked = Date.now();
      // Without a network there is nothing new.
      registration.update().catch(() => {});
    };
    setInterval(ask, LOOK);
    document.addEventListener("visibilitychange", ask);
    await offer();
  };

  const applyUpdate = async () => {
    const waiting = (await registered)?.waiting ?? null;
    if (waiting === null) return location.reload();
    services.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take over");
  };

  return Object.freeze({ startWorker, loadAsset, watchUpdates, applyUpdate });
})();
globalThis.duilan = duilan;
