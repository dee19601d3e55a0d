// Plans anew at every change of a scenario: sends the form as its button would, and puts the answer's page in place of this
// one. What is open stays open, what has the focus keeps it, what was typed meanwhile stands in the new page, and a line
// says what the change did. Buttons that are pressed meanwhile wait for their turn. Without this script the buttons do the
// same.

import "./drag.mjs";
import { form, isChanged, isDirty, isOwn, main, rows } from "./fields.mjs";
import { later, press, settled } from "./queue.mjs";

/** Whether a field is sent as soon as it is left. */
function isSent({ name, type, form: own }) {
  if (own !== form() || !name || type === "submit" || name.startsWith("item.")) return false;
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
