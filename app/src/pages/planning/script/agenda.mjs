// Items of the agenda are moved by keys; without them by a form of their own.

import { form, main } from "./fields.mjs";
import { press, waiting } from "./queue.mjs";

/** Minutes by which a key moves an item of the agenda. */
const step = 15;

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
export const move = (item, day, from) => press(laid(item, day, from));

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

main.addEventListener("shown", begin);
begin();
