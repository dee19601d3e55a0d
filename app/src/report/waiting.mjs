// The list of reports on this device beside the one that is being written, and asking before something is deleted.

import { element } from "./steps.mjs";

/** A time as the page's language writes it; with its day where that is not today. */
export function timeIn(language, time) {
  const locale = language === "ur" ? "ur-PK-u-nu-arabext" : "en-GB";
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, { timeZone: "Asia/Karachi", timeStyle: "short", ...(isToday ? {} : { dateStyle: "medium" }) }).format(time);
}

/** Asks in the page, beside the button that was pressed. Resolves to whether it was confirmed. */
export function confirmed(button, words) {
  return new Promise((resolve) => {
    const yes = element("button", { type: "button", class: "report-delete" }, words.delete_yes);
    const no = element("button", { type: "button" }, words.delete_no);
    const id = `ask-${Math.random().toString(36).slice(2)}`;
    const question = element("p", { id }, words.delete_question);
    const box = element("div", { class: "report-ask", role: "group", "aria-labelledby": id }, question, element("p", { class: "buttons" }, yes, no));
    const end = (answer) => {
      box.remove();
      button.disabled = false;
      if (!answer) button.focus();
      resolve(answer);
    };
    yes.addEventListener("click", () => end(true));
    no.addEventListener("click", () => end(false));
    box.addEventListener("keydown", ({ key }) => key === "Escape" && end(false));
    button.disabled = true;
    button.after(box);
    no.focus();
  });
}

/** The page of a report that the server has, from the name by which changes of it are kept. */
const pageOf = (own) => location.pathname.replace(/new$/, "") + own.replace(/^own\//, "");

/**
 * Shows `entries`, each `{ record, content }` (no content where it can't be read), in `list`. `act.open(record)` and
 * `act.remove(record)` do what their buttons say.
 */
export function drawList(list, entries, words, act) {
  const language = document.documentElement.lang;
  const signs = entries.map(({ record }) => `${record.id} ${record.state} ${record.changed}`).join();
  // What is the same stays, with the focus and the question that may stand in it.
  if (list.dataset.signs === signs) return;
  list.dataset.signs = signs;
  list.hidden = !entries.length;
  list.setAttribute("aria-label", words.list);
  list.replaceChildren(
    ...entries.map(({ record, content }) => {
      const time = timeIn(language, record.changed);
      const told = element("p", {}, element("bdi", {}, content?.title || words.untitled));
      const state = element("p", { class: "soft" }, (words[`state_${content ? record.state : "closed"}`] ?? "").replace("{time}", time));
      const buttons = element("p", { class: "buttons" });
      if (record.state === "sent" && content?.address) buttons.append(element("a", { href: content.address }, words.see));
      // A report that the server has is changed on its own page.
      else if (record.state === "again") buttons.append(element("a", { href: pageOf(record.id) }, words.see));
      else if (content) buttons.append(pressed(words.go_on, () => act.open(record)));
      const remove = pressed(record.state === "sent" ? words.take_off : words.delete, async () => {
        if (record.state === "sent" || (await confirmed(remove, words))) act.remove(record);
      });
      buttons.append(remove);
      return element("li", {}, told, state, buttons);
    }),
  );
}

export function pressed(words, work) {
  const button = element("button", { type: "button" }, words);
  button.addEventListener("click", work);
  return button;
}
