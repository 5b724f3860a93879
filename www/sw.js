// The service worker of the hosted page: after one visit the page opens with the network gone.
//
// The build writes the list of the site's files, each with the hash of its content, and a version,
// the hash of the whole. A version keeps its files in a cache of its own. All but the page itself
// carry the hash of their content in their name, so a page only ever gets the files it was built
// with, from whichever cache has them. A new version is fetched beside the old one (files that did
// not change are copied, not fetched), then waits until the person takes the offer or the last old
// tab is closed; one that can't be fetched whole leaves nothing behind. A version's cache goes when
// no tab runs it. Nothing but the site's own listed files is ever answered from here or kept.
"use strict";

const PREFIX = "duilan-";
const VERSION = "/* VERSION */";
const CACHE = `${PREFIX}${VERSION}`;
const FILES = [/* FILES */];
// Where the hash of a kept file is noted.
const HASH = "x-duilan-hash";
// How long a tab may take to name its version, in milliseconds; a frozen one names none.
const PATIENCE = 2_000;

const addressOf = (file) => new URL(file, self.registration.scope).href;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data === "version?") event.ports[0]?.postMessage(VERSION);
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  address.hash = "";
  address.search = "";
  address.pathname = address.pathname.replace(/\/index\.html$/, "/");
  if (event.request.method !== "GET" || !address.href.startsWith(self.registration.scope)) return;
  event.respondWith(answer(address.href, event.request));
});

async function install() {
  const isNew = !(await caches.has(CACHE));
  try {
    const cache = await caches.open(CACHE);
    for (const [file, hash] of FILES) {
      const address = addressOf(file);
      const old = await caches.match(address);
      const kept = old?.headers.get(HASH) === hash ? old : await fetched(address, hash);
      await cache.put(address, kept);
    }
  } catch (error) {
    if (isNew) await caches.delete(CACHE);
    throw error;
  }
}

// A file from the network, checked against the list: half of a new version is no version.
async function fetched(address, hash) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== hash) throw new Error(`${address} is not the file of this version`);
  const headers = new Headers({ [HASH]: hash });
  const type = response.headers.get("content-type");
  if (type !== null) headers.set("content-type", type);
  return new Response(bytes, { headers });
}

// Runs when no tab is left on the old version, or when the person let this one take over in one tab
// while others still run older ones.
async function activate() {
  await self.clients.claim();
  await prune();
}

// Deletes what no tab runs. A tab that names no version may run any of them, and a version that is
// being fetched is nobody's yet: then all stay until the next time.
async function prune() {
  if (self.registration.installing !== null || self.registration.waiting !== null) return;
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const versions = await Promise.all(tabs.map(versionOf));
  if (versions.includes(null)) return;
  const kept = new Set([VERSION, ...versions].map((version) => `${PREFIX}${version}`));
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && !kept.has(name)) await caches.delete(name);
  }
}

// The version that a tab says it runs; null where it does not answer.
function versionOf(tab) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => resolve(null), PATIENCE);
    tab.postMessage("version?", [port2]);
  });
}

async function answer(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? (await caches.match(address)) ?? fetch(request);
}
