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
  location.replace(link.href);
}

link.addEventListener("click", leave);
link.title = link.dataset.keys;
document.addEventListener("keydown", ({ key, repeat, timeStamp }) => {
  if (repeat) return;
  presses = key === "Shift" ? [...presses.filter((at) => timeStamp - at < within), timeStamp] : [];
  if (presses.length === 3) leave();
});
// Who comes back by the browser's own store of pages sees the page again, and not an empty one.
addEventListener("pageshow", () => document.documentElement.style.removeProperty("display"));
