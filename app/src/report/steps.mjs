// One step of the form at a time. Steps have addresses (#step-2), so that links lead to them and the browser's back
// button works; without script the whole form is there at once.

import { summaryOf } from "./fields.mjs";

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** While a report is on its way, its form shows it and takes nothing. */
export function hold(form, is) {
  for (const step of form.querySelectorAll(".step")) step.disabled = is;
  form.setAttribute("aria-busy", is);
}

/** Shows the form by steps. */
export function bySteps(form, words) {
  const steps = [...form.querySelectorAll(".step")];
  const last = steps.length - 1;
  const links = steps.map((step) => element("a", { href: `#${step.id}` }, step.querySelector("legend").textContent));
  const list = element("nav", { class: "report-steps", "aria-label": words.steps }, element("ol", {}, ...links.map((link) => element("li", {}, link))));
  const summary = element("dl", { class: "report-summary" });
  const ending = [...form.querySelectorAll("button[name=do]")];
  steps[0].before(list);
  steps[last].append(element("h2", {}, words.summary), summary);
  steps.forEach((step, at) => {
    step.querySelector("legend").tabIndex = -1;
    const way = (to, word) => (steps[to] ? [element("a", { href: `#${steps[to].id}`, class: word === "next" ? "report-next primary" : "report-back" }, words[word])] : []);
    step.append(element("p", { class: "report-ways" }, ...way(at - 1, "back"), ...way(at + 1, "next")));
  });

  let shown = -1;
  const addressed = () => steps.findIndex(({ id }) => `#${id}` === location.hash);

  function show(at, focus = true) {
    if (at === last) tell(summary, form);
    if (at !== shown) {
      shown = at;
      steps.forEach((step, position) => (step.hidden = position !== at));
      links.forEach((link, position) => (position === at ? link.setAttribute("aria-current", "step") : link.removeAttribute("aria-current")));
      for (const button of ending) button.hidden = at !== last;
      stages.moved();
    }
    if (focus) steps[at].querySelector("legend").focus();
  }

  const stages = {
    /** Called after every move. */
    moved() {},
    current: () => shown,
    /** Whether the page's address names a step. */
    isAddressed: () => addressed() >= 0,
    /** Shows a step, without a new entry in the browser's history. */
    show(at) {
      history.replaceState(history.state, "", `#${steps[at].id}`);
      show(at, false);
    },
    /** Shows the step of a field, with the focus on it. */
    leadTo(control) {
      const at = steps.findIndex((step) => step.contains(control));
      if (at >= 0) stages.show(at);
      control.focus();
    },
  };

  addEventListener("hashchange", () => addressed() >= 0 && show(addressed()));
  // Enter in a field leads on; it would press the first button of the form.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input")) return;
    event.preventDefault();
    if (shown < last && !event.target.matches("[type=checkbox], [type=radio]")) location.hash = steps[shown + 1].id;
  });
  show(Math.max(addressed(), 0), false);

  return stages;
}

function tell(summary, form) {
  const entries = summaryOf(form).flatMap(({ heading, said }) => [
    element("dt", {}, heading),
    ...said.map((value) => element("dd", { dir: "auto" }, value)),
  ]);
  summary.replaceChildren(...entries);
}
