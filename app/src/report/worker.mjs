// The site's service worker. It keeps the report's pages, and what they are made of, for where there is no network; sends
// what waits; and forgets the key of who signs out. All else it leaves to the browser.
// Firefox knows only workers of one script: the build puts this file behind those that it imports.

import { forgetKey, tellOthers } from "./vault.mjs";
import { sendWaiting } from "./sending.mjs";

const reportPage = /^(\/[a-z]{2})?\/report\/new$/;
const signInPage = /^(\/[a-z]{2})?\/sign-in(\/|$)/;
/** Forms that end a session, or begin another. */
const farewells = /^(\/[a-z]{2})?\/(sign-in|sign-out|me\/sessions|me\/delete)(\/|$)/;
/** Files that never change under their address. */
const lasting = /^\/(assets\/[\w-]{16,}\/.+|pkg\/[^/]+\.[\w-]{16,})\.(m?js|css|wasm|woff2)$/;
/** What a page may refer to. */
const references = /"(\/(?:assets|pkg)\/[^"?#\s]+)"/g;
/** How long a page may take, in ms, before the one that is kept is shown. */
const patience = 3000;
const prefix = "report-";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate") navigated(event, request.method, pathname);
  else if (request.method === "GET" && lasting.test(pathname)) event.respondWith(lastingFile(request));
});

self.addEventListener("message", (event) => {
  if (event.data?.pages) event.waitUntil(keepOffline(event.data).then(() => event.source?.postMessage("kept"), console.warn));
});

self.addEventListener("sync", (event) => {
  // Where it rejects, the browser tries again.
  event.waitUntil(
    sendWaiting().then((reach) => {
      if (reach === "none" || reach === "later") throw new Error("not sent yet");
    }),
  );
});

function navigated(event, method, pathname) {
  if (method === "POST" && farewells.test(pathname)) event.waitUntil(forget());
  if (method !== "GET") return;
  if (reportPage.test(pathname)) event.respondWith(page(event, pathname));
  // Whoever is led there has no session. Without a network nobody is led anywhere.
  else if (signInPage.test(pathname)) event.respondWith(fetch(event.request).then(async (response) => (await forget(), response)));
}

async function forget() {
  await forgetKey().catch(console.warn);
  tellOthers("forgotten");
}

/** The page from the network; the one that is kept where that fails or takes long. */
async function page(event, pathname) {
  const kept = await caches.match(pathname, { ignoreVary: true });
  const answer = fetch(event.request).then(async (response) => {
    // A report's page leads elsewhere only those who are not signed in.
    if (response.type === "opaqueredirect") await forget();
    else if (kept && !event.request.url.includes("?") && isPage(response)) await replace(pathname, response.clone());
    return response;
  });
  if (!kept) return answer;
  event.waitUntil(answer.catch(() => undefined));
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  const first = await Promise.race([answer, late]).catch(() => undefined);
  return first && first.status < 500 ? first : kept;
}

const isPage = (response) =>
  response.status === 200 && !response.redirected && /^text\/html/.test(response.headers.get("content-type") ?? "");

async function replace(pathname, response) {
  for (const name of await ownCaches()) {
    const cache = await caches.open(name);
    if (await cache.match(pathname, { ignoreVary: true })) await cache.put(pathname, response.clone());
  }
}

const lastingFile = async (request) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));

/**
 * Keeps `pages` in every language with all that they refer to, and `files`; `extra` where it can be had. Nothing is fetched
 * that is there already. What was kept before goes once all is there.
 */
async function keepOffline({ pages, files, extra }) {
  let cache;
  for (const name of await ownCaches()) {
    const known = await caches.open(name);
    if (await hasAll(known, [...pages, ...files])) cache = known;
  }
  cache ??= await keepAnew(pages, files);
  for (const address of extra) await add(cache, address).catch(() => undefined);
}

async function keepAnew(pages, files) {
  const [all, answers] = [new Set(files), new Map()];
  for (const address of pages) {
    const response = await fetch(address, { credentials: "same-origin", redirect: "manual", cache: "no-store" });
    if (!isPage(response)) throw new Error(`${address} is not there to be kept`);
    answers.set(address, response.clone());
    for (const [, found] of (await response.text()).matchAll(references)) if (lasting.test(found)) all.add(found);
  }
  const name = prefix + (await digest([...all].sort().join("\n")));
  const cache = await caches.open(name);
  for (const address of all) await add(cache, address);
  for (const [address, response] of answers) await cache.put(address, response);
  for (const other of await ownCaches()) if (other !== name) await caches.delete(other);
  return cache;
}

async function hasAll(cache, addresses) {
  for (const address of addresses) if (!(await cache.match(address, { ignoreVary: true }))) return false;
  return true;
}

async function add(cache, address) {
  if (await cache.match(address, { ignoreVary: true })) return;
  const response = await fetch(address);
  if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
  await cache.put(address, response);
}

async function digest(value) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(value));
  return Array.from(new Uint8Array(bytes, 0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
