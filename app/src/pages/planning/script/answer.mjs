// What the server answers to a step: asked for, and put in place of the page that is there.

import { all, fieldsOf, form, isChanged, isHalf, isOwn, isText, main, rows, stateOf } from "./fields.mjs";

/** Milliseconds until an answer is no longer awaited. */
const patience = 60_000;
/** What is said of an answer that is no page, where more is known of it than that it can be tried again. */
const troubles = { 404: "gone", 413: "tooLarge" };

export const status = () => main.querySelector(".plan-change");

/** How the focused element is found again. */
export function focused() {
  const { activeElement: active } = document;
  if (!active || !main.contains(active)) return undefined;
  const named = active.name && `[name="${CSS.escape(active.name)}"]`;
  const within = active.closest("details[id]");
  if (active.localName === "summary" && within) return `#${CSS.escape(within.id)} > summary`;
  if (named && ["checkbox", "submit"].includes(active.type)) return `${named}[value="${CSS.escape(active.value)}"]`;
  return active.id ? `#${CSS.escape(active.id)}` : named || undefined;
}

/** Puts an answer's page in place; whoever has to do with what stands in it hears that it was "shown". */
export function show(next, focus) {
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
    // What was just found wrong is not hidden.
    if (open.has(details.id) && !details.querySelector(".fault")) details.open = open.get(details.id);
  }
  told.innerHTML = words;
  delete told.dataset.state;
  main.dispatchEvent(new Event("shown"));
  const found = typeof focus === "function" ? focus() : focus && main.querySelector(focus);
  found?.focus({ preventScroll: true });
}

/** Sends a step; gives the page that came, or what is to be said instead. */
export async function ask(step, body) {
  const way = { headers: { accept: "text/html" }, signal: AbortSignal.timeout(patience) };
  try {
    // What was taken already is only looked at again.
    const answer = await (step.taken ? fetch(step.taken, way) : fetch(form().action, { ...way, method: "POST", body }));
    if (/\/sign-in$/.test(new URL(answer.url).pathname)) return { trouble: "signedOut" };
    if (answer.redirected) step.taken = answer.url;
    if (!answer.ok) return { trouble: troubles[answer.status] ?? "later" };
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.getElementById("plan") ? { page } : { trouble: "later" };
  } catch (error) {
    return { trouble: error.name === "TimeoutError" ? "later" : "offline" };
  }
}

/** Keeps a field that is typed in, cursor and all, in the place of the one that came. */
function keep(field, fresh, isTyped) {
  const value = isTyped || isHalf(field) ? field.value : fresh.value;
  for (const { name } of [...field.attributes]) if (!fresh.hasAttribute(name)) field.removeAttribute(name);
  for (const { name, value } of fresh.attributes) field.setAttribute(name, value);
  if (field.localName === "textarea") field.defaultValue = fresh.defaultValue;
  if (field.value !== value) field.value = value;
  fresh.replaceWith(field);
}

/**
 * Puts what was typed since a step was sent into the page that came, and what the step left alone: rows that are half
 * filled, moves that no button made. Gives whether anything of it is to be sent, and the field that is typed in.
 */
export function carry(page, step) {
  const into = page.getElementById("plan");
  const there = fieldsOf(into);
  const isTaken = (name) =>
    step.taken && (step.rows.some(({ of }) => of.test(name)) || name.startsWith(`${step.done.replace(/^move:/, "item.")}.`));
  const quota = step.sent.get("add.quota");
  let isMore = false;
  let focus;
  for (const [key, field] of fieldsOf(form())) {
    const isActive = field === document.activeElement && isText(field);
    const isTyped = stateOf(field) !== step.sent.get(key);
    const isLeft = !isOwn(field.name) && !isTaken(field.name) && isChanged(field);
    if (!isTyped && !isLeft && !isActive && !isHalf(field)) continue;
    // The second end of a quota that was just added is that quota's.
    const end = isTaken(field.name) && all("add.quota")[0] === quota && /^add\.(least|most)$/.exec(field.name);
    const place = end ? `${end[1]}.${quota}` : key;
    const fresh = there.get(place);
    if (fresh && isOther(field, fresh)) continue;
    if (isActive) focus = field;
    if (fresh && isText(field) && (isActive || isHalf(field))) keep(field, fresh, isTyped || isLeft);
    else if (!fresh && isOwn(place) && isTyped && stateOf(field) && stateOf(field) !== "false") {
      // Its row is gone: what was typed stands for it once more.
      into.append(Object.assign(page.createElement("input"), { type: "hidden", name: field.name, value: field.value }));
    } else if (fresh?.type === "checkbox") fresh.checked = field.checked;
    else if (fresh) fresh.value = field.value;
    // Who is still typing is waited for.
    isMore ||= isOwn(place) && isTyped && (!isActive || settled.has(field));
  }
  return { isMore, focus: focus && (() => focus) };
}

/** Whether two fields move different items of the agenda. */
function isOther(field, fresh) {
  const [one, other] = [field, fresh].map((of) => of.closest("[data-item]")?.querySelector(".what").textContent);
  return one !== other;
}
