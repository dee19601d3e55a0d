// Saves a profile by itself: each field, with its level, as soon as it is left; what is wrong stands beside it. Without
// this script the form's button saves all of it.

const form = document.querySelector("form.member-form[data-saved]");
const told = form.querySelector(".saving");
const undo = document.getElementById("undo");
const words = form.dataset;
/** Milliseconds until a save that reached nobody is tried again. */
const again = 10_000;

/** Fields that were changed and left since they were last saved, and are not being saved; and the one being typed in. */
const changed = new Set();
const typed = new Set();
let saving = false;
let timer;

const fieldOf = (input) => input.closest(".member-field");

/** A field's values, as the form would send them. */
function valuesOf(field) {
  const inputs = field.querySelectorAll("input[name], select[name], textarea[name]");
  const sent = [...inputs].filter(({ type, checked }) => !["checkbox", "radio"].includes(type) || checked);
  return sent.map(({ name, value }) => [name, value]);
}

function say(state) {
  told.dataset.state = state;
  told.textContent = words[state] ?? "";
}

/** Shows what is wrong with a field, or takes it away. */
function mark(field, message) {
  const id = `${field.id.replace("field-", "")}-fault`;
  document.getElementById(id)?.remove();
  for (const input of field.querySelectorAll(".member-value :is(input, select, textarea):not([type=hidden])")) {
    input.toggleAttribute("aria-invalid", false);
    input.removeAttribute("aria-describedby");
    if (!message) continue;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", id);
  }
  if (!message) return;
  const fault = Object.assign(document.createElement("p"), { className: "fault", id, textContent: message });
  field.querySelector(".member-value").append(fault);
}

/** Sends fields; gives what became of it. */
async function send(fields) {
  const body = new URLSearchParams([...fields].flatMap(valuesOf));
  const options = { method: "POST", body, headers: { accept: "application/json" }, redirect: "manual", keepalive: true };
  const answer = await fetch(form.action, options).catch(() => undefined);
  if (answer?.status === 401) return { state: "signedOut" };
  const isTold = answer?.ok || answer?.status === 422;
  const said = isTold ? await answer.json().catch(() => undefined) : undefined;
  return said ? { state: answer.ok ? "saved" : "faulty", ...said } : { state: "offline" };
}

/** Saves what changed, field by field, so that a fault of one keeps none of the others from being saved. */
async function save() {
  clearTimeout(timer);
  if (saving || !changed.size) return;
  saving = true;
  let state = "saved";
  while (changed.size && (state === "saved" || state === "faulty")) {
    const [field] = changed;
    changed.delete(field);
    say("saving");
    const outcome = await send([field]);
    if (outcome.state === "saved" || outcome.state === "faulty") {
      mark(field, outcome.faults?.[0]?.message);
      if (undo && outcome.undo) undo.hidden = false;
      if (outcome.state === "faulty") state = "faulty";
    } else {
      changed.add(field);
      state = outcome.state;
    }
  }
  saving = false;
  say(state);
  if (state === "offline") timer = setTimeout(save, again);
}

/** Sends all that changed at once: the page may end before there is an answer. */
async function hurry() {
  const fields = [...new Set([...changed, ...typed])];
  if (!fields.length) return;
  const { state } = await send(fields);
  if (state !== "saved") return;
  for (const set of [changed, typed]) fields.forEach((field) => set.delete(field));
}

form.addEventListener("input", ({ target }) => typed.add(fieldOf(target)));
form.addEventListener("change", ({ target }) => {
  typed.delete(fieldOf(target));
  changed.add(fieldOf(target));
  save();
});
// The form's own button sends everything there is.
form.addEventListener("submit", () => [changed, typed].forEach((set) => set.clear()));
addEventListener("online", save);
// A phone that is put away may end the page without another word.
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && hurry());
addEventListener("beforeunload", (event) => {
  hurry();
  if (changed.size || typed.size) event.preventDefault();
});
