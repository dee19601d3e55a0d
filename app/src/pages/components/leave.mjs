// The way out of a page that somebody should not be seen reading: a click, or the shift key three times. What was on the
// screen goes at once, and the page that comes takes this one's place, so that "back" does not lead here. Older pages
// stay in the history; the site says so nowhere and promises nothing.

const link = document.querySelector("a.leave");
/** Milliseconds within which the three presses come. */
const within = 3000;
let presses = [];

function leave(event) {
  event?.preventDefault();
  document.documentElement.style.display = "none";
  document.title = "";
  mayAsk(false);
  location.replace(link.href);
}

/**
 * Whether other scripts of the page may have the browser ask before it is left: what they have to save, they save without.
 * Listeners to the window run in the order in which they were added, so that none could keep the others from asking.
 */
function mayAsk(may) {
  const asking = globalThis.BeforeUnloadEvent?.prototype ?? {};
  if (may) delete asking.preventDefault;
  else asking.preventDefault = () => undefined;
}

link.addEventListener("click", leave);
link.title = link.dataset.keys;
document.addEventListener("keydown", ({ key, repeat, timeStamp }) => {
  if (repeat) return;
  presses = key === "Shift" ? [...presses.filter((at) => timeStamp - at < within), timeStamp] : [];
  if (presses.length === 3) leave();
});
// With the key held, a press of the mouse selects text.
document.addEventListener("pointerdown", () => (presses = []));
// Who comes back by the browser's own store of pages sees the page again, and not an empty one.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  document.documentElement.style.removeProperty("display");
  mayAsk(true);
});
