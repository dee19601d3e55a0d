// Plans anew at every change of a scenario: sends the form as its button would, and puts the answer's page in place of this
// one. What is open stays open, what has the focus keeps it, what was typed meanwhile stands in the new page, and a line
// says what the change did. Buttons that are pressed meanwhile wait for their turn. Without this script the buttons do the
// same.

const main = document.getElementById("content");
/** Milliseconds after a change until it is sent: several ticks in a row are sent once. */
const pause = 300;
/** Minutes by which a key moves an item of the agenda. */
const step = 15;

/** Milliseconds until an answer is no longer awaited. */
const patience = 60_000;
/** What is said of an answer that is no page, where more is known of it than that it can be tried again. */
const troubles = { 404: "gone", 413: "tooLarge" };

/** Whether an answer is awaited, and when the next change is sent. */
let waiting = false;
let timer;
/** What is to be done, in its order: what a button is, or what makes the form ready when it is its turn. */
const queue = [];
/** Whether the last try came to nothing: what it was for is still to be done. */
let failed = false;
/** Whether this page holds what the server has not taken: somebody is asked before they leave it. */
let unsaved = Boolean(document.querySelector("#content [role=alert]"));
let leaving = false;
/** Fields that were changed and left while an answer is awaited. */
const settled = new Set();

const form = () => document.getElementById("plan");
const status = () => main.querySelector(".plan-change");

function say(state) {
  status().dataset.state = state;
  status().textContent = form().dataset[state] ?? "";
}

/** What a field holds, and what it held when the page came. */
const stateOf = (field) => (field.type === "checkbox" ? String(field.checked) : field.value);
function given(field) {
  if (field.type === "checkbox") return String(field.defaultChecked);
  if (field.localName !== "select") return field.defaultValue;
  return ([...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0])?.value ?? "";
}
const isChanged = (field) => stateOf(field) !== given(field);
/** Whether somebody types in it: then it holds more than its value, such as half a day. */
const isText = ({ localName, type }) => localName === "textarea" || (localName === "input" && type !== "checkbox");
const isHalf = (field) => isText(field) && field.validity.badInput;

/** The fields of a form by their names; boxes by their values, too. */
function fieldsOf(of) {
  const found = new Map();
  for (const field of of.elements) {
    if (!field.name || field.type === "hidden" || field.type === "submit") continue;
    let key = field.type === "checkbox" ? `${field.name}=${field.value}` : field.name;
    while (found.has(key)) key += "+";
    found.set(key, field);
  }
  return found;
}

/** Whether a field is the scenario's own; the others wait for a button, or until their row is whole. */
const isOwn = (name) => !/^(add|item)\./.test(name);
const isDirty = () => [...fieldsOf(form()).values()].some((field) => isOwn(field.name) && isChanged(field));

const all = (name) => [...form().querySelectorAll(`[name="${name}"]`)].map(({ value }) => value);
/** The rows that add something, and whether they say enough. Only a button ends the row of the moon. */
const rows = [
  {
    of: /^add\.(quota|least|most)$/,
    isWhole: () => all("add.quota")[0] && [...all("add.least"), ...all("add.most")].some(Boolean),
  },
  { of: /^add\.apart$/, isWhole: () => all("add.apart").every(Boolean) },
  { of: /^add\.shift\./, isWhole: (isPressed) => isPressed && all("add.shift.month")[0] },
];

/** How the focused element is found again. */
function focused() {
  const { activeElement: active } = document;
  if (!active || !main.contains(active)) return undefined;
  const named = active.name && `[name="${CSS.escape(active.name)}"]`;
  const within = active.closest("details[id]");
  if (active.localName === "summary" && within) return `#${CSS.escape(within.id)} > summary`;
  if (named && ["checkbox", "submit"].includes(active.type)) return `${named}[value="${CSS.escape(active.value)}"]`;
  return active.id ? `#${CSS.escape(active.id)}` : named || undefined;
}

/** Puts an answer's page in place. */
function show(next, focus) {
  letGo();
  const open = new Map([...main.querySelectorAll("details[id]")].map(({ id, open }) => [id, open]));
  const told = status();
  const fresh = next.querySelector(".plan-change");
  const words = fresh?.innerHTML ?? "";
  // The same line stays, so that what changes in it is read out.
  fresh?.replaceWith(told);
  // So does the quick way out, which has a script of its own.
  const way = main.querySelector(".leaving");
  if (way) next.querySelector(".leaving")?.replaceWith(way);
  main.replaceChildren(...next.childNodes);
  for (const details of main.querySelectorAll("details[id]")) {
    // What was just found wrong is not hidden.
    if (open.has(details.id) && !details.querySelector(".fault")) details.open = open.get(details.id);
  }
  told.innerHTML = words;
  delete told.dataset.state;
  begin();
  const found = typeof focus === "function" ? focus() : focus && main.querySelector(focus);
  found?.focus({ preventScroll: true });
}

/** The form as it is sent: without rows that are half filled, and with the former value where one is half typed. */
function written(what, whole) {
  const body = new URLSearchParams(new FormData(form()));
  for (const field of fieldsOf(form()).values()) {
    const row = rows.find(({ of }) => of.test(field.name));
    if (row && !whole.includes(row)) body.delete(field.name);
    else if (isHalf(field)) body.set(field.name, field.defaultValue);
  }
  body.set("do", what);
  return body;
}

/** Sends a step; gives the page that came, or what is to be said instead. */
async function ask(step, body) {
  const way = { headers: { accept: "text/html" }, signal: AbortSignal.timeout(patience) };
  try {
    // What was taken already is only looked at again.
    const answer = await (step.taken ? fetch(step.taken, way) : fetch(form().action, { ...way, method: "POST", body }));
    if (/\/sign-in$/.test(new URL(answer.url).pathname)) return { trouble: "signedOut" };
    if (answer.redirected) step.taken = answer.url;
    if (!answer.ok) return { trouble: troubles[answer.status] ?? "later" };
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.getElementById("plan") ? { page } : { trouble: "later" };
  } catch (error) {
    return { trouble: error.name === "TimeoutError" ? "later" : "offline" };
  }
}

/** Keeps a field that is typed in, cursor and all, in the place of the one that came. */
function keep(field, fresh, isTyped) {
  const value = isTyped || isHalf(field) ? field.value : fresh.value;
  for (const { name } of [...field.attributes]) if (!fresh.hasAttribute(name)) field.removeAttribute(name);
  for (const { name, value } of fresh.attributes) field.setAttribute(name, value);
  if (field.localName === "textarea") field.defaultValue = fresh.defaultValue;
  if (field.value !== value) field.value = value;
  fresh.replaceWith(field);
}

/**
 * Puts what was typed since a step was sent into the page that came, and what the step left alone: rows that are half
 * filled, moves that no button made. Gives whether anything of it is to be sent, and the field that is typed in.
 */
function carry(page, step) {
  const into = page.getElementById("plan");
  const there = fieldsOf(into);
  const isTaken = (name) =>
    step.taken && (step.rows.some(({ of }) => of.test(name)) || name.startsWith(`${step.done.replace(/^move:/, "item.")}.`));
  const quota = step.sent.get("add.quota");
  let isMore = false;
  let focus;
  for (const [key, field] of fieldsOf(form())) {
    const isActive = field === document.activeElement && isText(field);
    const isTyped = stateOf(field) !== step.sent.get(key);
    const isLeft = !isOwn(field.name) && !isTaken(field.name) && isChanged(field);
    if (!isTyped && !isLeft && !isActive && !isHalf(field)) continue;
    // The second end of a quota that was just added is that quota's.
    const end = isTaken(field.name) && all("add.quota")[0] === quota && /^add\.(least|most)$/.exec(field.name);
    const place = end ? `${end[1]}.${quota}` : key;
    const fresh = there.get(place);
    if (fresh && isOther(field, fresh)) continue;
    if (isActive) focus = field;
    if (fresh && isText(field) && (isActive || isHalf(field))) keep(field, fresh, isTyped || isLeft);
    else if (!fresh && isOwn(place) && isTyped && stateOf(field) && stateOf(field) !== "false") {
      // Its row is gone: what was typed stands for it once more.
      into.append(Object.assign(page.createElement("input"), { type: "hidden", name: field.name, value: field.value }));
    } else if (fresh?.type === "checkbox") fresh.checked = field.checked;
    else if (fresh) fresh.value = field.value;
    // Who is still typing is waited for.
    isMore ||= isOwn(place) && isTyped && (!isActive || settled.has(field));
  }
  return { isMore, focus: focus && (() => focus) };
}

/** Whether two fields move different items of the agenda. */
function isOther(field, fresh) {
  const [one, other] = [field, fresh].map((of) => of.closest("[data-item]")?.querySelector(".what").textContent);
  return one !== other;
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
function press(step) {
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

function later() {
  clearTimeout(timer);
  timer = setTimeout(save, pause);
}

/** Whether a field is sent as soon as it is left. */
function isSent({ name, form: own }) {
  if (own !== form() || !name || name.startsWith("item.")) return false;
  return isOwn(name) || Boolean(rows.find(({ of }) => of.test(name))?.isWhole(false));
}

main.addEventListener("change", ({ target }) => {
  if (!isSent(target)) return;
  settled.add(target);
  later();
});
// What was typed while a page was put in place is not told as a change when it is left.
main.addEventListener("focusout", ({ target }) => isSent(target) && isOwn(target.name) && isChanged(target) && later());

main.addEventListener("submit", (event) => {
  if (event.target !== form()) return;
  event.preventDefault();
  const what = event.submitter?.value || "save";
  // An older version takes the place of all fields: what is in them becomes a version before.
  if (what.startsWith("restore") && isDirty()) press({ what: "save" });
  press({ what });
});

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

/** Lays an item of the agenda to a day and minute: what is sent for it, and where the focus goes. */
function laid(item, day, from) {
  const { item: index } = item.dataset;
  const set = (part, value) => (form().elements.namedItem(`item.${index}.${part}`).value = value);
  const pad = (number) => String(number).padStart(2, "0");
  const what = item.querySelector(".what").textContent;
  const minute = Math.min(Math.max(from, 0), 24 * 60 - 1);
  set("day", day);
  set("from", `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`);
  const focus = () => {
    const there = [...main.querySelectorAll(`[data-day="${day}"] [data-from="${minute}"]`)];
    return there.find((other) => other.querySelector(".what").textContent === what)?.querySelector("summary");
  };
  return { what: `move:${index}`, focus };
}

/** Moves an item of the agenda. */
const move = (item, day, from) => press(laid(item, day, from));

/** Moves the item that has the focus by a key: a step on its day, or to the day beside it. */
function nudged(key) {
  const item = document.activeElement?.closest("[data-item]");
  if (!item) return undefined;
  const days = [...main.querySelectorAll("[data-day]")];
  const here = item.closest("[data-day]");
  const forward = getComputedStyle(main).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const from = Number(item.dataset.from);
  if (key === "ArrowUp" || key === "ArrowDown") return laid(item, here.dataset.day, from + (key === "ArrowUp" ? -step : step));
  const day = days[days.indexOf(here) + (key === forward ? 1 : -1)];
  return day && laid(item, day.dataset.day, from);
}

main.addEventListener("keydown", (event) => {
  const item = event.target.closest?.("[data-item]");
  if (!item || !event.altKey || !event.key.startsWith("Arrow")) return;
  // There the same keys choose a day or a time.
  if (event.target.closest("select, input, button")) return;
  event.preventDefault();
  if (!waiting) {
    const there = nudged(event.key);
    if (there) press(there);
    return;
  }
  // From where it comes to lie.
  const ready = () => nudged(event.key);
  if (!event.repeat) press({ ready });
});

/** Pixels that a pointer moves before it drags, and from the window's edge on within which the page is scrolled along. */
const slack = 6;
const edge = 72;
/** The item that a pointer holds, and whether it has begun to move it. */
let held;

/** Where an item would come to lie that is let go here: the day, the minute, and the row that it is laid before or after. */
function place({ clientX, clientY }) {
  const over = document.elementFromPoint(clientX, clientY);
  const day = over?.closest("[data-day]");
  if (!day || !main.contains(day)) return undefined;
  const at = over.closest("[data-item]");
  const end = ({ dataset }) => Number(dataset.from) + Number(dataset.length);
  if (!at) return { day, from: Math.max(...[...day.querySelectorAll("[data-item]")].map(end), 0) };
  const box = at.getBoundingClientRect();
  const isBefore = clientY < box.top + box.height / 2;
  return { day, at, isBefore, from: isBefore ? Number(at.dataset.from) : end(at) };
}

function letGo() {
  held?.item.classList.remove("held");
  held = undefined;
  main.querySelectorAll(".drop-before, .drop-after").forEach((row) => row.classList.remove("drop-before", "drop-after"));
}

// A mouse drags an item by any part of it; a finger by its handle, as it scrolls the page by the rest.
main.addEventListener("pointerdown", (event) => {
  const item = event.target.closest?.("[data-item]");
  const holds = event.target.closest?.(".handle") || (event.pointerType === "mouse" && !event.target.closest?.("details"));
  if (!item || !holds || event.button !== 0 || waiting || held) return;
  held = { item, pointer: event.pointerId, x: event.clientX, y: event.clientY, moves: false };
});
main.addEventListener("pointermove", (event) => {
  if (event.pointerId !== held?.pointer) return;
  if (!held.moves && Math.hypot(event.clientX - held.x, event.clientY - held.y) < slack) return;
  if (!held.moves) held.item.setPointerCapture(event.pointerId);
  held.moves = true;
  held.item.classList.add("held");
  main.querySelectorAll(".drop-before, .drop-after").forEach((row) => row.classList.remove("drop-before", "drop-after"));
  const { at, isBefore } = place(event) ?? {};
  if (at && at !== held.item) at.classList.add(isBefore ? "drop-before" : "drop-after");
  const below = event.clientY - (innerHeight - edge);
  const above = edge - event.clientY;
  if (below > 0 || above > 0) scrollBy(0, below > 0 ? below : -above);
});
main.addEventListener("pointerup", (event) => {
  if (event.pointerId !== held?.pointer) return;
  const { item, moves } = held;
  letGo();
  const there = moves && !waiting ? place(event) : undefined;
  if (there && there.at !== item) move(item, there.day.dataset.day, there.from);
});
main.addEventListener("pointercancel", letGo);
main.addEventListener("selectstart", (event) => held && event.preventDefault());
addEventListener("keydown", (event) => event.key === "Escape" && letGo());

/** Makes ready what only this script can do. */
function begin() {
  main.querySelectorAll(".with-plan-script").forEach((hint) => (hint.hidden = false));
  for (const item of main.querySelectorAll("[data-item]")) {
    const handle = document.createElement("span");
    handle.className = "handle";
    handle.setAttribute("aria-hidden", "true");
    item.prepend(handle);
    item.classList.add("movable");
  }
}

begin();
