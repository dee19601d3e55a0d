// Sends what waits: once, from one tab or the worker at a time. Where a tab dies between sending and the answer, the
// server knows the report again by its key. The worker gets this file in one script with others, like vault.mjs.

import { allRecords, changeRecord, contentOf, importedKey, sealedWith, tellOthers } from "./vault.mjs";

/** Statuses that a later try may change. */
const passing = [408, 425, 429];

/** Asks the server; null where nothing of it is reached. Networks that ask for a sign-in of their own answer too, but never so. */
async function asked(address, seconds, options = {}) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), seconds * 1000);
  try {
    const response = await fetch(address, {
      ...options,
      headers: { accept: "application/json" },
      credentials: "same-origin",
      redirect: "manual",
      cache: "no-store",
      signal: abort.signal,
    });
    const isJson = /^application\/json/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, body: isJson ? await response.json() : undefined };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Who is signed in, with their key: `{ reach: "yes", account, key }`; else why not: `reach` is "none", "later" or "signed-out". */
export async function askKey(address = "/report/key") {
  const answer = await asked(address, 15);
  if (!answer) return { reach: "none" };
  if (answer.status === 401) return { reach: "signed-out" };
  if (answer.status !== 200 || !answer.body?.key) return { reach: "later" };
  return { reach: "yes", ...(await importedKey(answer.body)) };
}

/** Sends all that waits; gives how far it came, as `reach` of `askKey`. */
export function sendWaiting() {
  return navigator.locks ? navigator.locks.request("rabta-report", sendAll) : sendAll();
}

async function sendAll() {
  const waiting = (await allRecords()).filter(({ state }) => state === "waiting").sort((a, b) => a.changed - b.changed);
  if (!waiting.length) return "yes";
  // Always asked anew: a report goes in the name of who is signed in, and must be theirs.
  const known = await askKey();
  if (!known.key) return known.reach;
  for (const record of waiting.filter(({ account }) => account === known.account)) {
    const content = await contentOf(known, record).catch(() => undefined);
    const reach = content && (await sendOne(known, record, content));
    if (reach && reach !== "yes") return reach;
  }
  return "yes";
}

/** Asks the server to do ("send", "keep") something with the report of `id`: its status and what it says, or null. */
export function post(id, { address, values }, what) {
  const body = new URLSearchParams([...values, ["key", id], ["do", what]]);
  return asked(address, 60, { method: "POST", body });
}

async function sendOne(known, { id }, content) {
  const answer = await post(id, content, "send");
  if (!answer) return "none";
  const { status } = answer;
  if (status === 401) return "signed-out";
  if ((status === 200 || status === 201) && answer.body?.id) {
    // Whatever has become of it here meanwhile, it is sent.
    await settle(known, id, "sent", { title: content.title, address: answer.body.address }, () => true);
    return "yes";
  }
  if (status >= 500 || passing.includes(status) || (status >= 200 && status < 300)) return "later";
  // It has to be looked at, whatever the server says: faults, too long, or gone on elsewhere.
  const faults = answer.body?.faults ?? [];
  await settle(known, id, "refused", { ...content, faults }, (record) => record.state === "waiting");
  return "yes";
}

async function settle({ account, key }, id, state, content, applies) {
  const sealed = await sealedWith({ account, key }, id, content);
  const next = (record) => (record && applies(record) ? { ...record, ...sealed, state, changed: Date.now() } : undefined);
  if (await changeRecord(id, next, "strict")) tellOthers("changed");
}
