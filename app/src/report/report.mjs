// Reporting an intervention from a phone with a bad network. The page is a whole form without this. With it, the form
// comes by steps, what is written is kept on the device, sealed, and is sent once there is a network.

import { Draft } from "./draft.mjs";
import { clearFault, faultsOf, isAnswer, isSame, showFaults, valuesOf } from "./fields.mjs";
import { lookOver } from "./looking.mjs";
import { keepPage } from "./offline.mjs";
import { askKey, post, sendWaiting } from "./sending.mjs";
import { bySteps, element, hold } from "./steps.mjs";
import { allRecords, changeRecord, contentOf, forgetKey, hearOthers, keepKey, keptKey, recordOf, tellOthers } from "./vault.mjs";
import { confirmed, drawList, pressed, timeIn } from "./waiting.mjs";

const form = document.getElementById("report");
const state = document.getElementById("report-state");
const list = document.getElementById("report-waiting");
const words = JSON.parse(form.dataset.words);
const language = document.documentElement.lang;
/** How long, in ms, a sent report's line stays in the list. */
const day = 24 * 60 * 60 * 1000;
/** How long, in ms, sending may take before the form is free for the next report. */
const patience = 8000;
/** Whether this browser can keep anything. */
const canKeep = isSecureContext && !!globalThis.indexedDB && !!globalThis.crypto?.subtle;
let known;
let worker;
let isSending = false;

document.getElementById("content").classList.add("scripted");
form.setAttribute("autocomplete", "off");
state.tabIndex = -1;

// What the server found wrong with a form that was sent without all this is not put away for an older draft.
const isAnswered = isAnswer(form);
const serverKey = form.elements.key.value;
const firstFault = form.querySelector(".fault")?.parentElement.querySelector("[aria-invalid=true], input");

const steps = bySteps(form, words);
const draft = new Draft(form, steps.current, {
  kept: () => say(words.kept),
  failed: () => say(words.not_kept),
  taken: async () => {
    draft.begin();
    steps.show(0);
    say(words.elsewhere);
    await redraw();
  },
});
steps.moved = () => draft.isStored && draft.touch();
const tools = element("p", { class: "buttons report-tools" });
const anew = pressed(words.anew, async () => {
  await draft.flush();
  empty();
  say(words.begun);
  await redraw();
});
const remove = pressed(words.delete, async () => {
  if (!(await confirmed(remove, words))) return;
  await draft.remove();
  empty();
  say(words.deleted);
  state.focus();
  await redraw();
});
tools.append(anew, remove);
tools.hidden = true;
state.after(tools);

/** Tells how things stand, in words; where signing in helps, with the way there. */
function say(text, asksToSignIn = false) {
  const path = location.pathname;
  const way = `${path.replace(/\/report\/new$/, "")}/sign-in?next=${encodeURIComponent(path)}`;
  const next = [text, ...(asksToSignIn ? [" ", element("a", { href: way }, words.sign_in)] : [])];
  const wanted = next.map((part) => part.textContent ?? part).join("");
  if (state.textContent !== wanted) state.replaceChildren(...next);
  tools.hidden = !canKeep || (draft.isBlank && !draft.isStored);
}

function empty() {
  draft.begin();
  showFaults(form, []);
  steps.show(0);
}

const isOther = ({ id, account }) => account === known?.account && id !== draft.id;

/** This account's records but for the one in the form, with what is in them. */
async function others() {
  const records = (await allRecords()).filter(isOther);
  const read = async (record) => ({ record, content: await contentOf(known, record).catch(() => undefined) });
  return Promise.all(records.sort((a, b) => b.changed - a.changed).map(read));
}

async function redraw() {
  if (!canKeep) return;
  const entries = known ? await others() : [];
  const old = ({ state, changed }) => state === "sent" && changed < Date.now() - day;
  for (const { record } of entries.filter(({ record }) => old(record))) await changeRecord(record.id, () => null);
  drawList(list, entries.filter(({ record }) => !old(record)), words, {
    open: (record) => open(record).then(redraw),
    remove: async ({ id }) => {
      await changeRecord(id, () => null);
      tellOthers("changed");
      await redraw();
      state.focus();
    },
  });
  tools.hidden = draft.isBlank && !draft.isStored;
}

/** Brings a record back into the form; where the server has found faults, to the first of them. */
async function open(record) {
  const content = await draft.open(record);
  if (!content) return redraw();
  const isRefused = record.state === "refused" || content.faults?.length > 0;
  const fault = showFaults(form, content.faults ?? []);
  say(isRefused ? words.refused : words.restored);
  if (fault) steps.leadTo(fault);
  else steps.show(steps.isAddressed() ? steps.current() : (content.step ?? 0));
}

/** Takes an account's key, and with it what that account has written here. */
async function unlock(next) {
  if (known?.account === next.account) return;
  if (known) {
    await draft.flush();
    empty();
  }
  known = next;
  await restore();
  draft.known = known;
  await redraw();
}

async function restore() {
  const written = valuesOf(form);
  const isWritten = !draft.isBlank || isAnswered;
  draft.known = isWritten ? undefined : known;
  const entries = await others();
  const last = entries.find(({ record, content }) => content && record.state === "writing" && (!isWritten || isSame(content.values, written)));
  if (isAnswered) draft.adopt(serverKey);
  else if (isWritten && last) draft.adopt(last.record.id);
  else if (isWritten) draft.touch();
  else {
    const refused = entries.find(({ record, content }) => content && record.state === "refused");
    const found = last ?? refused;
    if (found) await open(found.record);
    else say(words.ready);
  }
}

/** Puts everything away that is the account's; it is there again once its owner has signed in. */
async function lock() {
  if (!known) return;
  await draft.flush();
  known = undefined;
  draft.known = undefined;
  empty();
  await redraw();
  say(words.signed_out, true);
}

let waking;

/** Finds out who is signed in, then sends what waits. Without a network the key that is kept does. */
function wake() {
  waking ??= (canKeep ? look() : Promise.resolve()).catch(() => say(words.not_kept)).finally(() => (waking = undefined));
}

async function look() {
  if (!known) {
    const kept = await keptKey();
    if (kept) await unlock(kept);
  }
  const asked = await askKey(form.dataset.keyAddress);
  if (asked.key) {
    await unlock(asked);
    // Only the worker sees who signs out.
    if (worker) await keepKey(asked).catch(() => undefined);
    await deliver();
  } else if (!known) say(asked.reach === "signed-out" ? words.signed_out : words.closed, asked.reach === "signed-out");
  else if (asked.reach === "signed-out" && (await waits())) say(words.sign_in_to_send, true);
}

const waits = async () => (await others()).some(({ record }) => record.state === "waiting");

let retry = 60_000;
let timer;

/** Sends what waits. */
async function deliver() {
  if (await waits()) await settled(await sendWaiting());
}

/** Shows what became of what waited; what still waits is tried again by and by while this page is open. */
async function settled(reach) {
  clearTimeout(timer);
  if (reach === "yes" || reach === "signed-out") retry = 60_000;
  else timer = setTimeout(deliver, (retry = Math.min(retry * 2, 900_000)));
  if (isSending) return;
  if (reach === "signed-out") say(words.sign_in_to_send, true);
  const refused = (await others()).find(({ record }) => record.state === "refused");
  if (refused && draft.isBlank) await open(refused.record);
  await redraw();
}

async function send() {
  if (isSending) return;
  const faults = faultsOf(form, words);
  const first = showFaults(form, faults);
  draft.faults = [];
  if (first) {
    say(words.look_again);
    steps.leadTo(first);
    return;
  }
  isSending = true;
  try {
    draft.touch();
    const { id } = draft;
    if (await draft.wait()) await sendNow(id);
  } catch {
    say(words.not_kept);
  } finally {
    isSending = false;
    hold(form, false);
    await redraw();
  }
}

async function sendNow(id) {
  hold(form, true);
  say(words.sending);
  navigator.storage?.persist?.().catch(() => undefined);
  worker?.sync?.register("report").catch(() => undefined);
  const late = new Promise((resolve) => setTimeout(resolve, patience, "none"));
  const sending = sendWaiting();
  sending.then(settled, console.warn);
  const reach = await Promise.race([sending, late]);
  const record = await recordOf(id);
  hold(form, false);
  if (record?.state === "refused") return open(record);
  empty();
  if (record?.state === "sent") say(words.state_sent.replace("{time}", timeIn(language, record.changed)));
  else say(reach === "signed-out" ? words.sign_in_to_send : reach === "later" ? words.later : words.waits, reach === "signed-out");
  state.focus();
}

/** Has the server keep the draft, instead of this device. */
async function keepThere() {
  if (isSending) return;
  isSending = true;
  try {
    draft.touch();
    await draft.flush();
    const asked = await askKey(form.dataset.keyAddress);
    const { id, address } = draft;
    const answer = asked.account === known.account ? await post(id, { address, values: valuesOf(form) }, "keep") : undefined;
    if (answer?.body?.id) {
      await draft.remove();
      location.assign(answer.body.address);
    } else if (answer?.body?.faults) {
      draft.faults = answer.body.faults;
      say(words.look_again);
      steps.leadTo(showFaults(form, draft.faults) ?? state);
    } else say(asked.reach === "signed-out" ? words.signed_out : words.kept_here, asked.reach === "signed-out");
  } finally {
    isSending = false;
  }
}

form.addEventListener("submit", (event) => {
  if (!known && navigator.onLine) return;
  event.preventDefault();
  if (!known) say(words.stay);
  else if (event.submitter?.value === "keep") keepThere().catch(() => say(words.kept_here));
  else send();
});
form.addEventListener("input", ({ target }) => {
  clearFault(form, target.name);
  draft.faults = draft.faults.filter(({ field }) => field !== target.name);
});
for (const leaving of document.querySelectorAll('form[action$="/sign-out"]'))
  leaving.addEventListener("submit", () => forgetKey().catch(() => undefined));

hearOthers(async (news) => {
  if (news === "forgotten") await lock();
  else if (!isSending) {
    await draft.follow();
    await redraw();
  }
});
addEventListener("online", () => wake());
addEventListener("focus", () => !known && wake());
document.addEventListener("visibilitychange", () => !document.hidden && wake());
// Pages come back from where the browser keeps them for its back button.
addEventListener("pageshow", ({ persisted }) => persisted && wake());

lookOver(form, words);
if (firstFault) steps.leadTo(firstFault);
if (!canKeep) say(words.not_kept);
else {
  wake();
  keepPage(form, () => say(words.offline_ready)).then(async (registration) => {
    worker = registration;
    if (known) await keepKey(known).catch(() => undefined);
  }, console.warn);
}
