// Keeps the site for later visits, and for ones without a network (a service worker). Each version of the site has a cache of its own, and
// what it consists of: the file is another one for each version, so that a browser notices a new one. It does not take over from the version
// that open pages are of before one of them asks for it.
"use strict";

const version = "VERSION";
const first = FIRST; // files that the first view needs, whose names carry hashes
const named = NAMED; // files for later, and the hashes of those whose names stay from version to version
const parts = PARTS; // of the program: each as it is unpacked, and packed

const base = new URL("./", location).href;
const family = "chainrule " + base + " ";
const own = family + version;

// bring puts a file of this version into its cache: from the version before, if its name carries a hash, or from the host, which may be in
// the middle of being changed to another version.
async function bring(cache, name) {
  const url = base + name;
  const hash = named[name];
  if (await cache.match(url)) return;
  const before = hash ? undefined : await caches.match(url);
  if (before) return void await cache.put(url, before);
  const response = await fetch(url, { cache: hash ? "no-cache" : "force-cache" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const data = await response.arrayBuffer();
  if (hash) {
    const sum = await crypto.subtle.digest("SHA-256", data);
    if (Array.from(new Uint8Array(sum), (b) => b.toString(16).padStart(2, "0")).join("") !== hash) throw new Error(name + " is of another version");
  }
  await cache.put(url, new Response(data, { headers: response.headers })); // one that does not say where a host has redirected to
}

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(own);
  await Promise.all(["index.html", "again.js", ...first].map((name) => bring(cache, name)));
  for (const [unpacked, packed] of parts) {
    const before = await caches.match(base + unpacked); // by a page
    if (before) await cache.put(base + unpacked, before);
    else await bring(cache, packed);
  }
})()));

// The version before stays: pages of it may be open, and fetch what they need late.
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const others = (await caches.keys()).filter((name) => name.startsWith(family) && name !== own);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
})()));

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data !== "all") return; // when nothing else is to be done
  event.waitUntil((async () => {
    const cache = await caches.open(own);
    for (const name of Object.keys(named)) await bring(cache, name).catch(() => {}); // another time
  })());
});

// kept is this version's file at an address, or that of the version before whose name carries a hash.
async function kept(url) {
  const found = await (await caches.open(own)).match(url);
  if (found || !/-[0-9a-f]{10}\./.test(url)) return found;
  return caches.match(url);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = request.url.replace(/[?#].*/, "");
  if (request.method !== "GET" || !url.startsWith(base)) return;
  const page = request.mode === "navigate";
  const lesson = /^learn\/(?:[a-z0-9-]+\/)?(?:index\.html)?$/.test(url.slice(base.length));
  if (page && url !== base && url !== base + "index.html" && !lesson) return;
  const file = page ? (lesson ? url.replace(/index\.html$/, "") : base) + "index.html" : url;
  event.respondWith((async () => await kept(file) ?? fetch(request))());
});
