// The first picture is the server's, and whole: it can be read, its links and forms work. What changes it in place is
// loaded when somebody is about to; who only looks doesn't pay for it.

import * as slippy from "./slippy.mjs";

const { code, program } = document.getElementById("explore-start").dataset;
const main = document.getElementById("content");
const island = document.querySelector("leptos-island");
const signs = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown", "focusin", "resize", "online"];

// Explore's code finds the map here.
globalThis.slippy = slippy;

let waking;

/** Loads Explore's code and lets it take over, once. Where that fails, links and forms work on; the next sign tries again. */
function wake() {
  waking ??= load().catch((error) => {
    waking = undefined;
    main.classList.remove("scripted");
    console.warn(error);
  });
}

async function load() {
  const module = await import(code);
  await module.default({ module_or_path: program });
  for (const sign of signs) removeEventListener(sign, wake, true);
  for (const kind of kinds) main.removeEventListener(kind, note, true);
  module.hydrate();
  module[island.dataset.component](island);
  main.classList.add("scripted");
  for (const { type, target } of missed) {
    if (type === "click") target.click();
    else target.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

// What is pressed and typed meanwhile is not lost.
const kinds = ["click", "input", "change"];
const missed = [];

function note({ type, target }) {
  const field = target.closest(type === "click" ? "button[type=button]" : "#search, .dates input");
  if (field) missed.push({ type, target: field });
}

/** Soon, but after what the browser is busy with. */
function idle(work) {
  if (window.requestIdleCallback) requestIdleCallback(work, { timeout: 1500 });
  else setTimeout(work, 200);
}

if (code && program && island) {
  main.classList.add("scripted");
  for (const sign of signs) addEventListener(sign, wake, { capture: true, passive: true });
  for (const kind of kinds) main.addEventListener(kind, note, true);
  // Who comes with filters or a place on the map is exploring already.
  if (location.search) idle(wake);
  else idle(() => slippy.wanted() && slippy.lay(main.querySelector(".map-canvas")).catch(console.warn));
}
