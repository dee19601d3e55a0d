// Has the site's worker keep this page, in every language, with all that it is made of.

import { programOf } from "./looking.mjs";

const ours = /^\/(assets|pkg)\//;

const pathOf = (address) => {
  const { origin, pathname } = new URL(address, location.href);
  return origin === location.origin ? pathname : "";
};

/** What the browser has loaded for this page, and where it says of what it may load. */
function made(form) {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => pathOf(name));
  const named = [...document.querySelectorAll("link[rel=stylesheet]")].map(({ href }) => pathOf(href));
  const checker = [form.dataset.lookout, programOf(form.dataset)].filter(Boolean).map(pathOf);
  const all = [...new Set([...loaded, ...named])].filter((path) => ours.test(path));
  // The page is whole without these.
  const isExtra = (path) => path.endsWith(".woff2") || checker.includes(path);
  return { files: all.filter((path) => !isExtra(path)), extra: [...new Set([...all.filter(isExtra), ...checker])] };
}

/** The report's page in every language that the page offers. */
function pages() {
  const switches = [...document.querySelectorAll(".languages a[hreflang]")].map(({ href }) => pathOf(href));
  return [...new Set([location.pathname, ...switches])].filter((path) => path.endsWith("/report/new"));
}

/** Registers the worker; calls `done` the first time that the page is there without a network. Gives the registration, or nothing where there can't be one. */
export async function keepPage(form, done) {
  const { worker } = form.dataset;
  if (!navigator.serviceWorker || !worker) return undefined;
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  const wasKept = !!navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener("message", ({ data }) => data === "kept" && !wasKept && done());
  await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
  const registration = await navigator.serviceWorker.ready;
  if (location.pathname.endsWith("/report/new")) registration.active.postMessage({ pages: pages(), ...made(form) });
  return registration;
}
