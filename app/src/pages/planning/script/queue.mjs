// What is to be done with a scenario, one after the other: what was changed is sent, what is pressed meanwhile waits.

import { ask, carry, focused, show, status } from "./answer.mjs";
import { fieldsOf, form, isDirty, isOwn, main, rows, stateOf, written } from "./fields.mjs";

/** Milliseconds after a change until it is sent: several ticks in a row are sent once. */
const pause = 300;

/** Whether an answer is awaited, and when the next change is sent. */
export let waiting = false;
let timer;
/** What is to be done, in its order: what a button is, or what makes the form ready when it is its turn. */
const queue = [];
/** Whether the last try came to nothing: what it was for is still to be done. */
let failed = false;
/** Whether this page holds what the server has not taken: somebody is asked before they leave it. */
let unsaved = Boolean(document.querySelector("#content [role=alert]"));
let leaving = false;
/** Fields that were changed and left while an answer is awaited. */
export const settled = new Set();

function say(state) {
  status().dataset.state = state;
  status().textContent = form().dataset[state] ?? "";
}

/** Does one step; gives whether it is done. */
async function send(step) {
  if (!step.taken) {
    if (step.ready && !step.done) Object.assign(step, { what: "save" }, step.ready(), { from: document.activeElement });
    step.done = step.what;
    step.sent = new Map([...fieldsOf(form())].map(([key, field]) => [key, stateOf(field)]));
    step.rows = rows.filter(({ isWhole }) => isWhole(!step.quiet));
    settled.clear();
  }
  say("busy");
  form().setAttribute("aria-busy", "true");
  const { page, trouble } = await ask(step, written(step.done, step.rows));
  form().removeAttribute("aria-busy");
  failed = !page;
  unsaved = !step.taken;
  if (trouble) {
    say(trouble);
    return false;
  }
  if (step.taken && new URL(step.taken).pathname !== new URL(form().action).pathname) {
    // A copy has a page of its own.
    queue.length = 1;
    leaving = true;
    location.assign(step.taken);
    return false;
  }
  const { isMore, focus } = carry(page, step);
  const isThere = document.activeElement === step.from;
  show(page.getElementById("content"), focus ?? (isThere && step.focus ? step.focus : focused()));
  if (!step.taken) say(main.querySelector(".plan-clashes") ? "clashing" : "faulty");
  // What came of these is told at the top.
  if (/^(training|restore)/.test(step.done)) scrollTo(0, 0);
  if (isMore) later();
  return true;
}

/** Does what is to be done, one after the other. What comes to nothing stays to be done. */
async function run() {
  clearTimeout(timer);
  if (waiting) return;
  waiting = true;
  while (queue.length && (await send(queue[0]))) queue.shift();
  waiting = leaving;
}

/** Adds what somebody pressed to what is to be done. */
export function press(step) {
  const isThere = step.what && queue.some(({ what }) => what === step.what);
  // Whoever presses again what came to nothing wants it once, and with whatever is done the form is saved, too.
  const isKnown = waiting ? isThere && /^(copy|training)$/.test(step.what) : isThere || (step.what === "save" && queue.length);
  if (!waiting && !isKnown && queue[0]?.what === "save" && !queue[0].taken) queue.shift();
  if (!isKnown) queue.push({ ...step, from: document.activeElement });
  else if (!step.quiet) queue.forEach((other) => (other.quiet = false));
  run();
}

/** Saves what was changed; where an answer is awaited, what was changed since is sent after it. */
function save() {
  if (!waiting) press({ what: "save", quiet: true });
}

export function later() {
  clearTimeout(timer);
  timer = setTimeout(save, pause);
}

addEventListener("online", () => (failed || isDirty()) && save());
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && isDirty() && save());
/** Whether more is to be done than a page can still send that ends: what a button does, or a second change of a field. */
function isLate() {
  const [now, next] = queue;
  if (!waiting || next) return Boolean(next);
  const isTyped = ([key, field]) => isOwn(field.name) && stateOf(field) !== now.sent.get(key);
  return now.done !== "save" || [...fieldsOf(form())].some(isTyped);
}
addEventListener("pagehide", () => {
  if (!isDirty()) return;
  const way = { method: "POST", body: written("save", []), redirect: "manual", keepalive: true };
  fetch(form().action, way).catch(() => undefined);
});
addEventListener("beforeunload", (event) => {
  if (!leaving && (unsaved || isLate())) event.preventDefault();
});
// Who comes back from a copy finds the page as it was left.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted || !leaving) return;
  leaving = waiting = false;
  queue.length = 0;
});
