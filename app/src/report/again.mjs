// A report that the server has already and that is changed again: a draft, or one with a question to its author. What is
// written is kept on the device, sealed, until the server has taken it; a page that dies on the way loses nothing.

import { blankOf, clearFault, faultsOf, fill, isAnswer, isSame, showFaults, titleOf, valuesOf } from "./fields.mjs";
import { lookOver } from "./looking.mjs";
import { askKey, post } from "./sending.mjs";
import { bySteps, element, hold } from "./steps.mjs";
import { changeRecord, contentOf, keptKey, recordOf, sealedWith } from "./vault.mjs";
import { confirmed, pressed } from "./waiting.mjs";

const form = document.getElementById("report");
const state = document.getElementById("report-state");
const words = JSON.parse(form.dataset.words);
/** The record's id: the report's own, so that there is one for each report. */
const id = form.dataset.own;
/** Whether the page is the server's answer to what somebody has just typed, which it did not take. */
const isAnswered = isAnswer(form);
/** What the server has; in such an answer what was typed. */
const served = blankOf(form);
const pause = 200;
let known;
let timer;
/** Whether what is kept is not what the form goes on from, and nobody has chosen between the two. */
let isUndecided = false;
let isSending = false;
let keeping = Promise.resolve();

document.getElementById("content").classList.add("scripted");
form.setAttribute("autocomplete", "off");
state.tabIndex = -1;
const steps = bySteps(form, words);
const tools = element("p", { class: "buttons report-tools" });
tools.hidden = true;
state.after(tools);

/** Tells how things stand, with the buttons that help. */
function say(text, ...buttons) {
  if (state.textContent !== text) state.textContent = text;
  const shown = tools.querySelectorAll(":scope > button");
  // What is the same stays, with the question that may stand beside it.
  if (isSame([...shown].map(({ textContent }) => textContent), buttons.map(({ textContent }) => textContent))) return;
  for (const button of buttons) button.disabled = false;
  tools.replaceChildren(...buttons);
  tools.hidden = !buttons.length;
}

const forget = () => changeRecord(id, (old) => (old ? null : undefined));

const back = pressed(words.served, async () => {
  if (!(await confirmed(back, words))) return;
  await forget();
  fill(form, served);
  showFaults(form, []);
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
  if (isSame(values, served) && !isAnswered) {
    await forget();
    return;
  }
  const sealed = await sealedWith(known, id, { values, base: served, step: steps.current(), title: titleOf(form) });
  const record = { id, account: known.account, state: "again", changed: Date.now(), ...sealed };
  await changeRecord(id, () => record);
  say(words.kept, ...undoing());
}

/** The way back to what the server has, where the page knows that. */
const undoing = () => (isAnswered ? [] : [back]);

/** Brings back what was kept with a key, and keeps with it from now on what is written. */
async function restore(found) {
  const record = await recordOf(id);
  // The key that is kept may be of somebody else who has used this device.
  if (record && record.account !== found.account) return say(words.closed);
  const content = record && (await contentOf(found, record).catch(() => undefined));
  const written = valuesOf(form);
  const isKept = content && !isSame(content.values, served);
  known = found;
  if (isAnswered || !isSame(written, served)) {
    // Which of the two is to stay, only its author knows.
    return isKept && !isSame(content.values, written) ? decide(content, words.differs) : flush();
  }
  if (content && !isKept) await forget();
  if (!isKept) say(words.ready);
  else if (isSame(content.base, served)) take(content);
  else decide(content);
}

function take({ values, step }) {
  isUndecided = false;
  fill(form, values);
  if (!steps.isAddressed()) steps.show(step ?? 0);
  say(words.restored, ...undoing());
}

/** The report was changed elsewhere, or in the form, after this was written here: its author chooses. */
function decide(content, told = words.since) {
  isUndecided = true;
  const takeIt = pressed(words.take, async () => {
    take(content);
    await flush();
  });
  const leaveIt = pressed(words.delete, async () => {
    if (!(await confirmed(leaveIt, words))) return;
    isUndecided = false;
    await forget();
    say(words.deleted);
    state.focus();
    // What was typed meanwhile is kept from now on.
    await flush();
  });
  say(told, takeIt, leaveIt);
}

let waking;

/** Finds out whose page this is. Nothing is kept before that: it would be kept over what is there already. */
function wake() {
  waking ??= (known ? Promise.resolve() : look()).catch(() => say(words.not_kept)).finally(() => (waking = undefined));
}

async function look() {
  const kept = await keptKey().catch(() => undefined);
  const asked = await askKey(form.dataset.keyAddress);
  const found = asked.key ? asked : kept;
  if (found) await restore(found);
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
  const kept = flush();
  isSending = true;
  await kept;
  const values = valuesOf(form);
  hold(form, true);
  say(words.sending);
  const answer = await post(id, { address: new URL(form.action).pathname, values }, what);
  // The form stays held while the next page comes.
  if (answer?.body?.id) {
    if (!isUndecided) await forget().catch(() => undefined);
    return location.assign(`${answer.body.address}?done=${what === "send" ? "sent" : "kept"}`);
  }
  if (answer?.status === 409) return location.reload();
  isSending = false;
  hold(form, false);
  if (answer?.body?.faults) {
    say(words.look_again);
    steps.leadTo(showFaults(form, answer.body.faults) ?? state);
  } else if (answer?.status === 401) say(words.signed_out);
  else {
    say(words.kept_here, ...undoing());
    state.focus();
  }
}

form.addEventListener("submit", (event) => {
  if (!known) return;
  event.preventDefault();
  send(event.submitter?.value === "keep" ? "keep" : "send").catch(() => say(words.kept_here, ...undoing()));
});
form.addEventListener("input", ({ target }) => clearFault(form, target.name));
for (const kind of ["input", "change"]) form.addEventListener(kind, touch);
// A page that is left may never hear of it again.
addEventListener("pagehide", flush);
document.addEventListener("visibilitychange", () => (document.hidden ? flush() : wake()));
addEventListener("online", wake);
// A page that comes back from where the browser keeps them may be one whose report was sent.
addEventListener("pageshow", ({ persisted }) => persisted && isSending && location.reload());

lookOver(form, words);
if (isSecureContext && globalThis.indexedDB && globalThis.crypto?.subtle) wake();
