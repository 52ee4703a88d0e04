/* Framsteg: keeps "My work" readable and its forms fillable on the phone without a net, for whoever is signed in.
   The net comes first, always: what is kept is shown only where the net does not answer. Nothing is sent from here. */
"use strict";
const PREFIX = "framsteg-work-", PATIENCE = 5000, FRESH = 10 * 60000, OLDEST = 14 * 24 * 3600000, MOST = 40, MOMENT = 3000;
const PAGE = /\/mitt-arbete\/(\d+\/)?$/, PARTS = ["style", "script", "font", "image", "manifest"];

/* The newest pages, each for the moment until the page that asked for it gives way to it, or says that it stays. */
const ready = new Map();
const now = () => new Date().toISOString();

/* One store for each reporter; another's is never left beside it. */
const storeOf = (reporter) => PREFIX + reporter;

async function drop(but) {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== but) await caches.delete(name);
  }
}

async function kept(url) {
  const name = (await caches.keys()).find((each) => each.startsWith(PREFIX));
  const found = name && await (await caches.open(name)).match(url, { ignoreSearch: true });
  if (found && Date.now() - Date.parse(found.headers.get("X-Kept-At")) < OLDEST) return found;
}

/* The page with the time at which it was asked for written into it, so that it says how old it is. */
async function keep(url, response, at) {
  const reporter = response.headers.get("X-Reporter");
  if (!response.ok || !reporter) return;
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  headers.set("X-Kept-At", at);
  const html = (await response.text()).replace("<html ", `<html data-kept="${at}" `);
  await drop(storeOf(reporter));
  await (await caches.open(storeOf(reporter))).put(url, new Response(html, { headers }));
}

/* What the server answers: kept, or the reason to keep nothing any more. */
async function take(url, response, at) {
  if (response.type === "opaqueredirect" || response.status === 401) await drop();
  else await keep(url, response, at);
}

/* The whole page, fetched and kept. Where an old one is shown, that may give way to it. Says whether it has come. */
async function renew(url, shown) {
  const at = now(), response = await fetch(url, { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (!response || response.status >= 500) return false;
  const copy = response.clone();
  await take(url, response, at);
  if (shown && copy.type === "basic") ready.set(url, { response: copy, until: Date.now() + MOMENT });
  return true;
}

async function keepAll({ reporter, pages, parts }) {
  const store = await caches.open(storeOf(reporter));
  for (const url of parts) {
    if (!await store.match(url)) {
      const response = await fetch(url).catch(() => null);
      if (response && response.ok) await store.put(url, response);
    }
  }
  for (const url of pages.slice(0, MOST)) {
    const before = await kept(url);
    if (before && Date.now() - Date.parse(before.headers.get("X-Kept-At")) < FRESH) continue;
    const at = now(), response = await fetch(url, { redirect: "manual" }).catch(() => null);
    if (!response) return false;
    await keep(url, response, at);
  }
  const asked = new Set(pages.map((url) => new URL(url, location).pathname));
  for (const request of await store.keys()) {
    const path = new URL(request.url).pathname;
    if (PAGE.test(path) && !asked.has(path)) await store.delete(request);
  }
  return true;
}

async function page(event) {
  const { request } = event, path = new URL(request.url).pathname, newest = ready.get(path);
  ready.delete(path);
  if (newest && Date.now() < newest.until) return newest.response;
  const before = await kept(request.url), at = now(), asked = fetch(request);
  event.waitUntil(asked.then((response) => take(request.url, response.clone(), at)).catch(() => null));
  if (!before) return asked;
  const patience = new Promise((resolve) => setTimeout(() => resolve(before), PATIENCE));
  return Promise.race([asked.catch(() => before), patience]);
}

async function part(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await caches.match(request, { ignoreSearch: false });
    if (found) return found;
    throw error;
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  const { keep: asked, renew: path, shown, stay } = event.data, answer = (said) => event.source.postMessage(said);
  if (asked) event.waitUntil(keepAll(asked).then((all) => answer({ kept: all })));
  if (stay) ready.delete(stay);
  if (path) event.waitUntil(renew(path, shown).then((come) => answer({ renewed: come })));
});
self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (PAGE.test(url.pathname)) event.respondWith(page(event));
  } else if (PARTS.includes(request.destination)) {
    event.respondWith(part(request));
  }
});
