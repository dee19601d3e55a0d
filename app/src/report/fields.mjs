// The report's fields, whatever the server has made of them: their values, what is wrong with them, and how they read.

/** Controls that hold what somebody tells, in the order of the page. */
const controls = (form) => [...form.elements].filter(({ name, type }) => name && !["hidden", "submit", "button", "fieldset"].includes(type));

const named = (form, name) => controls(form).filter((control) => control.name === name);

const isTicked = ({ type }) => type === "checkbox" || type === "radio";

/** What the form would send, but for the report's key and what to do with it. */
export const valuesOf = (form) => {
  const names = new Set(controls(form).map(({ name }) => name));
  return [...new FormData(form)].filter(([name]) => names.has(name));
};

/** What the form would send if nobody had touched it. */
export function blankOf(form) {
  const copy = form.cloneNode(true);
  copy.reset();
  return valuesOf(copy);
}

export const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export function fill(form, values) {
  form.reset();
  for (const control of controls(form)) {
    const own = values.filter(([name]) => name === control.name).map(([, value]) => value);
    if (isTicked(control)) control.checked = own.includes(control.value);
    else if (own.length) control.value = own[0];
  }
}

/** A name for a report in a list: its story's title, or what it was about, where and when. */
export function titleOf(form) {
  const { story_title: title, dispute, district, from } = form.elements;
  const chosen = (select) => (select?.value ? select.selectedOptions[0].textContent.trim() : "");
  return title?.value.trim() || [chosen(dispute), chosen(district), from?.value].filter(Boolean).join(" · ");
}

/** What the server would refuse, as it tells it. It has the last word; without a network this is the first. */
export function faultsOf(form, words) {
  const told = new Set(valuesOf(form).filter(([, value]) => value.trim()).map(([name]) => name));
  const story = [...new Set(controls(form).map(({ name }) => name))].filter((name) => /^story_(?!language)/.test(name));
  const isTold = story.some((name) => told.has(name));
  const needed = [...(form.dataset.needed ?? "").split(" ").filter(Boolean), ...(isTold ? story : [])];
  const faults = needed
    .filter((name) => !told.has(name))
    .map((field) => ({ field, message: field === "story_consent" ? words.fault_consent : words.fault_needed }));
  const { from, to } = form.elements;
  const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  for (const day of [from, to]) if (day?.value > today) faults.push({ field: day.name, message: words.fault_future });
  if (to?.value && to.value < from?.value) faults.push({ field: "to", message: words.fault_backwards });
  for (const { name, type, validity } of controls(form))
    if (validity.badInput && !faults.some(({ field }) => field === name))
      faults.push({ field: name, message: type === "date" ? words.fault_date : words.fault_number });
  return faults;
}

/** What holds a field's boxes; nothing for a field of one control. */
const groupOf = (control) => control.closest("fieldset:not(.step)");

/** The paragraph that tells a field's fault, tied to the field; made where the page has none. */
function faultOf(form, name) {
  const last = named(form, name).pop();
  if (!last) return undefined;
  const group = groupOf(last);
  let place = document.getElementById(`fault-${name}`);
  if (!place) {
    place = document.createElement("p");
    place.id = `fault-${name}`;
    place.className = "fault";
    if (group) group.append(place);
    else (last.closest("label") ?? last).after(place);
  }
  describe(group ?? last, place.id);
  return place;
}

/** Ties a text to a field, for those who hear the page. */
export function describe(control, id) {
  const ids = new Set((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  control.setAttribute("aria-describedby", [...ids.add(id)].join(" "));
}

/** Shows these faults and no others; gives the first field that has one. */
export function showFaults(form, faults) {
  for (const { name } of new Set(controls(form))) clearFault(form, name);
  for (const { field, message } of faults) {
    const place = faultOf(form, field);
    if (!place) continue;
    place.textContent = message;
    place.hidden = false;
    for (const control of named(form, field)) if (!groupOf(control)) control.setAttribute("aria-invalid", "true");
  }
  return controls(form).find((control) => faults.some(({ field }) => field === control.name));
}

export function clearFault(form, name) {
  const place = document.getElementById(`fault-${name}`);
  if (place) {
    place.textContent = "";
    place.hidden = true;
  }
  for (const control of named(form, name)) control.removeAttribute("aria-invalid");
}

/** Whether the page is the server's answer to a form that it did not take. */
export const isAnswer = (form) => !!form.querySelector(".fault, .warning, [aria-invalid=true]");

/** The words of a label without what stands within it. */
function wordsOf(label) {
  const copy = label?.cloneNode(true);
  for (const other of copy?.querySelectorAll("input, select, textarea, .hint, .fault") ?? []) other.remove();
  return copy?.textContent.trim() ?? "";
}

/** What is told, as pairs of a field's label and its values in words. */
export function summaryOf(form) {
  const entries = new Map();
  for (const control of controls(form)) {
    const { name, labels, value } = control;
    // A list that was left as it was tells nothing.
    if (isTicked(control) ? !control.checked : control.selectedOptions ? control.selectedIndex < 1 : !value.trim()) continue;
    const own = wordsOf(labels?.[0]);
    const group = groupOf(control);
    const heading = group ? wordsOf(group.querySelector("legend")) : own;
    const said = isTicked(control) ? (group ? own : "✓") : control.selectedOptions ? wordsOf(control.selectedOptions[0]) : value;
    const entry = entries.get(name) ?? { heading, said: [] };
    entry.said.push(said);
    entries.set(name, entry);
  }
  return [...entries.values()];
}
