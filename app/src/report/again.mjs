// A report that the server has already and that is changed again: a draft, or one with a question to its author. What is
// written is kept on the device, sealed, until the server has taken it; a page that dies on the way loses nothing.

import { blankOf, clearFault, faultsOf, fill, isAnswer, isSame, showFaults, valuesOf } from "./fields.mjs";
import { lookOver } from "./looking.mjs";
import { askKey, post } from "./sending.mjs";
import { bySteps, element } from "./steps.mjs";
import { changeRecord, contentOf, keptKey, recordOf, sealedWith } from "./vault.mjs";
import { pressed } from "./waiting.mjs";

const form = document.getElementById("report");
const state = document.getElementById("report-state");
const words = JSON.parse(form.dataset.words);
/** The record's id: the report's own, so that there is one for each report. */
const id = form.dataset.own;
/** What the server has, if it did not answer with what somebody has just typed. */
const served = blankOf(form);
const pause = 200;
let known;
let timer;
/** Whether what is kept was written before the server's version changed, and nobody has chosen between the two. */
let isUndecided = false;
let isSending = false;
let keeping = Promise.resolve();

document.getElementById("content").classList.add("scripted");
form.setAttribute("autocomplete", "off");
state.tabIndex = -1;
const steps = bySteps(form, words);
const tools = element("p", { class: "buttons report-tools" });
state.after(tools);

/** Tells how things stand, with the buttons that help. */
function say(text, ...buttons) {
  if (state.textContent !== text) state.textContent = text;
  tools.replaceChildren(...buttons);
  tools.hidden = !buttons.length;
}

const forget = () => changeRecord(id, (old) => (old ? null : undefined));

const back = pressed(words.served, async () => {
  fill(form, served);
  showFaults(form, []);
  await forget();
  say(words.ready);
  state.focus();
});

function touch() {
  timer ??= setTimeout(flush, pause);
}

/** Keeps what the form holds; resolves when it is kept. */
function flush() {
  clearTimeout(timer);
  timer = undefined;
  if (known && !isUndecided && !isSending) keeping = keeping.then(keep).catch(() => say(words.not_kept));
  return keeping;
}

async function keep() {
  const values = valuesOf(form);
  if (isSame(values, served)) {
    await forget();
    return;
  }
  const sealed = await sealedWith(known, id, { values, base: served, step: steps.current() });
  const record = { id, account: known.account, state: "again", changed: Date.now(), ...sealed };
  await changeRecord(id, () => record);
  say(words.kept, back);
}

async function restore() {
  const record = await recordOf(id);
  const content = record && (await contentOf(known, record).catch(() => undefined));
  const written = valuesOf(form);
  if (!content || isSame(content.values, served)) await forget();
  // What was typed just now is younger than what is kept.
  if (!isSame(written, served) || isAnswer(form)) return flush();
  if (!content || isSame(content.values, served)) return say(words.ready);
  if (isSame(content.base, served)) take(content);
  else decide(content);
}

function take({ values, step }) {
  isUndecided = false;
  fill(form, values);
  if (!steps.isAddressed()) steps.show(step ?? 0);
  say(words.restored, back);
}

/** The report was changed elsewhere after this was written here: its author chooses. */
function decide(content) {
  isUndecided = true;
  const takeIt = pressed(words.take, async () => {
    take(content);
    await flush();
  });
  const leaveIt = pressed(words.delete, async () => {
    isUndecided = false;
    await forget();
    say(words.deleted);
    state.focus();
  });
  say(words.since, takeIt, leaveIt);
}

async function wake() {
  if (known) return;
  known = await keptKey().catch(() => undefined);
  const asked = await askKey(form.dataset.keyAddress);
  if (asked.key) known = asked;
  if (known) await restore();
  else say(words.closed);
}

async function send(what) {
  if (isSending) return;
  const first = showFaults(form, what === "send" ? faultsOf(form, words) : []);
  if (first) {
    say(words.look_again);
    steps.leadTo(first);
    return;
  }
  await flush();
  isSending = true;
  say(words.sending);
  const answer = await post(id, { address: new URL(form.action).pathname, values: valuesOf(form) }, what);
  isSending = false;
  if (answer?.body?.id) {
    await forget();
    location.assign(`${answer.body.address}?done=${what === "send" ? "sent" : "kept"}`);
  } else if (answer?.body?.faults) {
    say(words.look_again);
    steps.leadTo(showFaults(form, answer.body.faults) ?? state);
  } else if (answer?.status === 401) say(words.signed_out);
  else if (answer?.status === 409) location.reload();
  else {
    say(words.kept_here, back);
    state.focus();
  }
}

form.addEventListener("submit", (event) => {
  if (!known) return;
  event.preventDefault();
  send(event.submitter?.value === "keep" ? "keep" : "send").catch(() => say(words.kept_here, back));
});
form.addEventListener("input", ({ target }) => clearFault(form, target.name));
for (const kind of ["input", "change"]) form.addEventListener(kind, touch);
// A page that is left may never hear of it again.
addEventListener("pagehide", flush);
document.addEventListener("visibilitychange", () => (document.hidden ? flush() : wake()));
addEventListener("online", wake);

lookOver(form, words);
if (isSecureContext && globalThis.indexedDB && globalThis.crypto?.subtle) wake().catch(() => say(words.not_kept));
