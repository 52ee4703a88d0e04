/* Framsteg: keeps "My work" readable and its forms fillable on the phone without a net, for whoever is signed in.
   The net comes first, always: what is kept is shown only where the net does not answer. Nothing is sent from here. */
"use strict";
const PREFIX = "framsteg-work-", PATIENCE = 5000, FRESH = 10 * 60000, OLDEST = 14 * 24 * 3600000, MOST = 40;
const PAGE = /\/mitt-arbete\/(\d+\/)?$/, PARTS = ["style", "script", "font", "image", "manifest"];

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

/* The page with the time at which it was kept written into it, so that it says how old it is. */
async function keep(url, response) {
  const reporter = response.headers.get("X-Reporter");
  if (!response.ok || !reporter) return;
  const headers = new Headers(response.headers), at = new Date().toISOString();
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  headers.set("X-Kept-At", at);
  const html = (await response.text()).replace("<html ", `<html data-kept="${at}" `);
  await drop(storeOf(reporter));
  await (await caches.open(storeOf(reporter))).put(url, new Response(html, { headers }));
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
    const response = await fetch(url, { redirect: "manual" }).catch(() => null);
    if (!response) return false;
    await keep(url, response);
  }
  const asked = new Set(pages.map((url) => new URL(url, location).pathname));
  for (const request of await store.keys()) {
    const path = new URL(request.url).pathname;
    if (PAGE.test(path) && !asked.has(path)) await store.delete(request);
  }
  return true;
}

async function page(event) {
  const { request } = event, before = await kept(request.url);
  const asked = fetch(request).then((response) => {
    if (response.type === "opaqueredirect" || response.status === 401) event.waitUntil(drop());
    else event.waitUntil(keep(request.url, response.clone()));
    return response;
  });
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
  if (!event.data.keep) return;
  event.waitUntil(keepAll(event.data.keep).then((all) => event.source.postMessage({ kept: all })));
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
