// What stands in a scenario's form, and what of it is sent.

export const main = document.getElementById("content");
export const form = () => document.getElementById("plan");

/** What a field holds, and what it held when the page came. */
export const stateOf = (field) => (field.type === "checkbox" ? String(field.checked) : field.value);
export function given(field) {
  if (field.type === "checkbox") return String(field.defaultChecked);
  if (field.localName !== "select") return field.defaultValue;
  return ([...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0])?.value ?? "";
}
export const isChanged = (field) => stateOf(field) !== given(field);
/** Whether somebody types in it: then it holds more than its value, such as half a day. */
export const isText = ({ localName, type }) => localName === "textarea" || (localName === "input" && type !== "checkbox");
export const isHalf = (field) => isText(field) && field.validity.badInput;

/** The fields of a form by their names; boxes by their values, too. */
export function fieldsOf(of) {
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
export const isOwn = (name) => !/^(add|item)\./.test(name);
export const isDirty = () => [...fieldsOf(form()).values()].some((field) => isOwn(field.name) && isChanged(field));

export const all = (name) => [...form().querySelectorAll(`[name="${name}"]`)].map(({ value }) => value);
/** The rows that add something, and whether they say enough. Only a button ends the row of the moon. */
export const rows = [
  {
    of: /^add\.(quota|least|most)$/,
    isWhole: () => all("add.quota")[0] && [...all("add.least"), ...all("add.most")].some(Boolean),
  },
  { of: /^add\.apart$/, isWhole: () => all("add.apart").every(Boolean) },
  { of: /^add\.shift\./, isWhole: (isPressed) => isPressed && all("add.shift.month")[0] },
];

/** The form as it is sent: without rows that are half filled, and with the former value where one is half typed. */
export function written(what, whole) {
  const body = new URLSearchParams(new FormData(form()));
  for (const field of fieldsOf(form()).values()) {
    const row = rows.find(({ of }) => of.test(field.name));
    if (row && !whole.includes(row)) body.delete(field.name);
    else if (isHalf(field)) body.set(field.name, field.defaultValue);
  }
  body.set("do", what);
  return body;
}
