// Saves a profile by itself: each field, with its level, as soon as it is left; what is wrong stands beside it. Who may
// see a field is saved when the list of levels is left, not while it is gone through: a closed list changes at each step
// of a key or of a wheel. Without this script the form's button saves all of it.

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
const isLevel = ({ name }) => /^level\./.test(name ?? "");
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The list of levels that is being gone through, and the place in it that the server knows; the levels rise downwards. */
let chosen;
const levels = new Map();
const levelOf = (select) => levels.get(select) ?? [...select.options].findIndex(({ defaultSelected }) => defaultSelected);

/** A field's inputs that the form would send. */
function shownIn(field) {
  const inputs = field.querySelectorAll("input[name], select[name], textarea[name]");
  return [...inputs].filter(({ type, checked }) => !["checkbox", "radio"].includes(type) || checked);
}

const pairs = (inputs) => inputs.map(({ name, value }) => [name, value]);

/** A field's values, without a higher level that nobody has settled on yet. */
const valuesOf = (field) => pairs(shownIn(field).filter((input) => input !== chosen || input.selectedIndex <= levelOf(input)));

function say(state) {
  told.dataset.state = state;
  told.textContent = words[state] ?? "";
}

/** Shows what is wrong with a field, or takes it away. */
function mark(field, message) {
  const id = `${field.id.replace("field-", "")}-fault`;
  document.getElementById(id)?.remove();
  for (const input of field.querySelectorAll(".member-value :is(input, select, textarea):not([type=hidden])")) {
    // Its hint goes on describing it.
    const about = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
    input.toggleAttribute("aria-invalid", false);
    if (message) {
      about.push(id);
      input.setAttribute("aria-invalid", "true");
    }
    if (about.length) input.setAttribute("aria-describedby", about.join(" "));
    else input.removeAttribute("aria-describedby");
  }
  if (!message) return;
  const fault = Object.assign(document.createElement("p"), { className: "fault", id, textContent: message });
  field.querySelector(".member-value").append(fault);
}

/** Sends a field; gives what became of it, and what was sent. */
async function send(field) {
  const sent = valuesOf(field);
  const options = { method: "POST", headers: { accept: "application/json" }, redirect: "manual", keepalive: true };
  const answer = await fetch(form.action, { ...options, body: new URLSearchParams(sent) }).catch(() => undefined);
  if (answer?.status === 401) return { state: "signedOut" };
  const isTold = answer?.ok || answer?.status === 422;
  const said = isTold ? await answer.json().catch(() => undefined) : undefined;
  if (!said) return { state: "offline" };
  if (answer.ok) keep(field, sent);
  return { state: answer.ok ? "saved" : "faulty", sent, ...said };
}

/** Remembers which level the server knows now. */
function keep(field, sent) {
  const select = [...field.querySelectorAll("select")].find(isLevel);
  const level = sent.find(([name]) => name === select?.name)?.[1];
  if (level) levels.set(select, [...select.options].findIndex(({ value }) => value === level));
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
    const outcome = await send(field);
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

/**
 * Sends all that changed at once: the page may end before there is an answer. Each field goes by itself, so that one that
 * is half typed keeps none of the others from being saved.
 */
async function hurry() {
  const each = async (field) => {
    const { state, sent } = await send(field);
    // What was typed since is still to be saved.
    if (state === "saved" && isSame(sent, pairs(shownIn(field)))) [changed, typed].forEach((set) => set.delete(field));
  };
  await Promise.all([...new Set([...changed, ...typed])].map(each));
}

form.addEventListener("input", ({ target }) => typed.add(fieldOf(target)));
form.addEventListener("change", ({ target }) => {
  if (isLevel(target)) {
    chosen = target;
    typed.add(fieldOf(target));
    // Where a list can be turned without the focus, only the focus tells when it is left.
    target.focus();
  } else settle(target);
});
form.addEventListener("focusout", ({ target }) => {
  // What is hidden with the whole page was not left.
  if (target !== chosen || !target.getClientRects().length) return;
  chosen = undefined;
  settle(target);
});

/** A field was left: it is saved. */
function settle(input) {
  typed.delete(fieldOf(input));
  changed.add(fieldOf(input));
  save();
}

// The form's own button sends everything there is.
form.addEventListener("submit", () => [changed, typed].forEach((set) => set.clear()));
addEventListener("online", save);
// A phone that is put away may end the page without another word.
document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? hurry() : save()));
addEventListener("beforeunload", (event) => {
  hurry();
  if (changed.size || typed.size) event.preventDefault();
});
