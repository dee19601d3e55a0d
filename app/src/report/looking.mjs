// Looks over what is written freely for what may tell who or where somebody is. It warns and bars nothing.

import { describe } from "./fields.mjs";
import { element } from "./steps.mjs";

const kinds = ["name", "phone", "identity_number", "contact", "number", "place", "coordinates"];
/** How long a text rests, in ms, before it is looked over. */
const rest = 600;

let loading;

/** Where the checker's code lies: beside its script, if the page does not say. */
export const programOf = ({ lookout, lookoutProgram }) => lookoutProgram ?? lookout?.replace(/\.m?js$/, "_bg.wasm");

/** The checker; undefined where it can't be had. It is asked for again later. */
function checker(options) {
  loading ??= import(options.lookout)
    .then(async (module) => {
      await module.default({ module_or_path: programOf(options) });
      return module.findings;
    })
    .catch(() => (loading = undefined));
  return loading;
}

/** Looks over every field of the form that asks for it, once somebody is about to write there. */
export function lookOver(form, words) {
  const { lookout, known = "" } = form.dataset;
  if (!lookout) return;
  for (const field of form.querySelectorAll("[data-looked-over]")) {
    const place = element("div", { class: "report-look", role: "status", id: `look-${field.name}` });
    (field.closest("label") ?? field).after(place);
    describe(field, place.id);
    let timer;
    const look = async () => {
      const findings = await checker(form.dataset);
      if (findings) warn(place, found(findings, field.value, known), words);
    };
    field.addEventListener("focus", look);
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, rest);
    });
    form.addEventListener("reset", () => place.replaceChildren());
  }
}

/** What was found, each once: the words and their kind. */
function found(findings, text, known) {
  const flat = findings(text, known);
  const each = new Map();
  for (let at = 0; at + 2 < flat.length; at += 3) {
    const excerpt = text.slice(flat[at + 1], flat[at + 2]);
    if (kinds[flat[at]]) each.set(`${flat[at]} ${excerpt}`, { kind: kinds[flat[at]], excerpt });
  }
  return [...each.values()];
}

function warn(place, all, words) {
  const items = all.map(({ kind, excerpt }) => element("li", {}, element("bdi", {}, excerpt), ` (${words[`look_${kind}`]})`));
  const next = items.length ? [element("p", {}, words.look), element("ul", {}, ...items)] : [];
  const wanted = next.map(({ textContent }) => textContent).join("");
  // What is the same is not said again.
  if (place.textContent !== wanted) place.replaceChildren(...next);
}
