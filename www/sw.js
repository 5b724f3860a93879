// The service worker of the hosted page: after one visit the page opens with the network gone.
//
// The build writes the list of the site's files, each with the hash of its content, and a version,
// the hash of the whole. A version keeps its files in a cache of its own, so that an old tab goes
// on with the files it started with. A new version is fetched beside the old one (files that did
// not change are copied, not fetched), then waits until the person takes the offer or the last old
// tab is closed. Nothing but the site's own listed files is ever answered from here or kept.
"use strict";

const PREFIX = "duilan-";
const VERSION = "/* VERSION */";
const CACHE = `${PREFIX}${VERSION}`;
const FILES = [/* FILES */];
// Where the hash of a kept file is noted.
const HASH = "x-duilan-hash";

const addressOf = (file) => new URL(file, self.registration.scope).href;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
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
  const cache = await caches.open(CACHE);
  for (const [file, hash] of FILES) {
    const address = addressOf(file);
    const old = await caches.match(address);
    const kept = old?.headers.get(HASH) === hash ? old : await fetched(address, hash);
    await cache.put(address, kept);
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
// while another is still open: the version before stays for that one, older ones go.
async function activate() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  for (const name of ours.slice(0, -1)) await caches.delete(name);
  await self.clients.claim();
}

async function answer(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? (await caches.match(address)) ?? fetch(request);
}
