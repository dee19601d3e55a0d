// Items of the agenda are dragged: with a mouse by any part of them, with a finger by their handle, as it scrolls the page by
// the rest.

import { move } from "./agenda.mjs";
import { main } from "./fields.mjs";
import { waiting } from "./queue.mjs";

/** Pixels that a pointer moves before it drags. */
const slack = 6;
/** Pixels from the window's edge on within which the page is scrolled along, and how fast it is at most, a millisecond. */
const edge = 72;
const fastest = 1.2;
/** The item that a pointer holds, where the pointer is, and whether it has begun to move the item. */
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
  unmark();
}

/** Shows where the item would come to lie. */
function mark() {
  unmark();
  const { at, isBefore } = place(held) ?? {};
  if (at && at !== held.item) at.classList.add(isBefore ? "drop-before" : "drop-after");
}
function unmark() {
  main.querySelectorAll(".drop-before, .drop-after").forEach((row) => row.classList.remove("drop-before", "drop-after"));
}

/** Scrolls the page as long as the pointer holds an item at an edge of the window, the faster the nearer. */
function glide(hold, before) {
  hold.glides = true;
  requestAnimationFrame((now) => {
    if (held !== hold) return;
    const { clientY: y } = hold;
    const depth = Math.max(y - (innerHeight - edge), 0) - Math.max(edge - y, 0);
    hold.glides = depth !== 0;
    if (!hold.glides) return;
    const speed = fastest * Math.max(-1, Math.min(depth / edge, 1));
    // The first frame begins when it is drawn.
    if (before) scrollBy(0, speed * (now - before));
    mark();
    glide(hold, now);
  });
}

main.addEventListener("pointerdown", (event) => {
  const item = event.target.closest?.("[data-item]");
  const holds = event.target.closest?.(".handle") || (event.pointerType === "mouse" && !event.target.closest?.("details"));
  if (!item || !holds || event.button !== 0 || waiting || held) return;
  const { pointerId: pointer, clientX, clientY } = event;
  held = { item, pointer, clientX, clientY, start: { clientX, clientY } };
});
main.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
  if (pointerId !== held?.pointer) return;
  Object.assign(held, { clientX, clientY });
  if (!held.moves) {
    if (Math.hypot(clientX - held.start.clientX, clientY - held.start.clientY) < slack) return;
    held.moves = true;
    held.item.setPointerCapture(pointerId);
    held.item.classList.add("held");
  }
  mark();
  if (!held.glides) glide(held);
});
main.addEventListener("pointerup", (event) => {
  if (event.pointerId !== held?.pointer) return;
  const { item, moves } = held;
  letGo();
  const there = moves && !waiting ? place(event) : undefined;
  if (there && there.at !== item) move(item, there.day.dataset.day, there.from);
});
main.addEventListener("pointercancel", letGo);
main.addEventListener("shown", letGo);
main.addEventListener("selectstart", (event) => held && event.preventDefault());
addEventListener("keydown", (event) => event.key === "Escape" && letGo());
