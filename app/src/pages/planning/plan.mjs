// Plans anew at every change of a scenario: sends the form as its button would, and puts the answer's page in place of this
// one. What is open stays open, what has the focus keeps it, and a line says what the change did. Without this script the
// buttons do the same.

const main = document.getElementById("content");
/** Milliseconds after a change until it is sent: several ticks in a row are sent once. */
const pause = 300;
/** Minutes by which a key moves an item of the agenda. */
const step = 15;

/** Whether an answer is awaited, whether something was changed meanwhile, and when the next change is sent. */
let waiting = false;
let changed = false;
let timer;

const form = () => document.getElementById("plan");
const status = () => main.querySelector(".plan-change");

function say(state) {
  status().dataset.state = state;
  status().textContent = form().dataset[state] ?? "";
}

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
    if (open.has(details.id)) details.open = open.get(details.id);
  }
  told.innerHTML = words;
  delete told.dataset.state;
  begin();
  const found = typeof focus === "function" ? focus() : focus && main.querySelector(focus);
  found?.focus({ preventScroll: true });
}

/** Sends the form with what a button does, and shows what comes back. */
async function plan(what = "save", focus = focused()) {
  clearTimeout(timer);
  if (waiting) {
    changed = true;
    return;
  }
  waiting = true;
  changed = false;
  say("busy");
  form().setAttribute("aria-busy", "true");
  const body = new URLSearchParams(new FormData(form()));
  body.set("do", what);
  const answer = await fetch(form().action, { method: "POST", body, headers: { accept: "text/html" } }).catch(() => undefined);
  const text = await answer?.text().catch(() => undefined);
  const page = text && new DOMParser().parseFromString(text, "text/html");
  waiting = false;
  form().removeAttribute("aria-busy");
  if (!page) return say("offline");
  if (!page.getElementById("plan")) return say("signedOut");
  // What was changed while the answer was awaited is in this form only: it is sent, too, and brought together there.
  if (changed) return plan("save");
  show(page.getElementById("content"), focus);
}

const later = () => {
  changed = waiting;
  clearTimeout(timer);
  timer = setTimeout(plan, pause);
};

/** Whether a row that adds something is whole. */
function isWhole(name) {
  const value = (field) => form().elements.namedItem(field)?.value;
  if (name.startsWith("add.shift")) return false;
  if (name === "add.apart") return [...form().querySelectorAll('[name="add.apart"]')].every(({ value }) => value);
  return Boolean(value("add.quota") && (value("add.least") || value("add.most")));
}

main.addEventListener("change", ({ target }) => {
  const { name, form: own } = target;
  if (own !== form() || !name || name.startsWith("item.") || name.startsWith("title.")) return;
  if (!name.startsWith("add.") || isWhole(name)) later();
});

main.addEventListener("submit", (event) => {
  const what = event.submitter?.value || "save";
  // These lead elsewhere.
  if (event.target !== form() || /^(copy|training|restore)/.test(what)) return;
  event.preventDefault();
  plan(what);
});

/** Moves an item of the agenda to a day and minute. */
function move(item, day, from) {
  const { item: index } = item.dataset;
  const set = (part, value) => (form().elements.namedItem(`item.${index}.${part}`).value = value);
  const pad = (number) => String(number).padStart(2, "0");
  const what = item.querySelector(".what").textContent;
  const minute = Math.min(Math.max(from, 0), 24 * 60 - 1);
  set("day", day);
  set("from", `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`);
  plan(`move:${index}`, () => {
    const there = [...main.querySelectorAll(`[data-day="${day}"] [data-from="${minute}"]`)];
    return there.find((other) => other.querySelector(".what").textContent === what)?.querySelector("summary");
  });
}

main.addEventListener("keydown", (event) => {
  const item = event.target.closest?.("[data-item]");
  if (!item || !event.altKey || !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  if (waiting) return;
  const days = [...main.querySelectorAll("[data-day]")];
  const here = item.closest("[data-day]");
  const forward = getComputedStyle(main).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const from = Number(item.dataset.from);
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    return move(item, here.dataset.day, from + (event.key === "ArrowUp" ? -step : step));
  }
  const day = days[days.indexOf(here) + (event.key === forward ? 1 : -1)];
  if (day) move(item, day.dataset.day, from);
});

let dragged;
main.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-item]");
  if (dragged) event.dataTransfer.effectAllowed = "move";
});
main.addEventListener("dragover", (event) => {
  const over = dragged && event.target.closest("[data-day]");
  if (!over) return;
  event.preventDefault();
  main.querySelectorAll(".drop").forEach((other) => other.classList.remove("drop"));
  event.target.closest("[data-item]")?.classList.add("drop");
});
main.addEventListener("dragend", () => {
  dragged = undefined;
  main.querySelectorAll(".drop").forEach((other) => other.classList.remove("drop"));
});
main.addEventListener("drop", (event) => {
  const day = event.target.closest("[data-day]");
  if (!dragged || !day || waiting) return;
  event.preventDefault();
  const items = [...day.querySelectorAll("[data-item]")];
  const at = event.target.closest("[data-item]");
  const end = ({ dataset }) => Number(dataset.from) + Number(dataset.length);
  if (at === dragged) return;
  const box = at?.getBoundingClientRect();
  const isBefore = box && event.clientY < box.top + box.height / 2;
  const from = at ? (isBefore ? Number(at.dataset.from) : end(at)) : Math.max(...items.map(end), 0);
  move(dragged, day.dataset.day, from);
});

/** Makes ready what only this script can do. */
function begin() {
  main.querySelectorAll(".with-plan-script").forEach((hint) => (hint.hidden = false));
  main.querySelectorAll("[data-item]").forEach((item) => (item.draggable = true));
}

begin();
