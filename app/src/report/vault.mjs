// What was written on this device and not sent yet: kept in IndexedDB, and read only with the account's own key.
// Page and worker share this file. The worker gets it in one script with others, so no name may be in two of them.

const stores = { drafts: "drafts", keys: "keys" };
const text = { encode: (value) => new TextEncoder().encode(value), decode: (bytes) => new TextDecoder().decode(bytes) };

let opening;

function opened() {
  const open = (resolve, reject) => {
    const request = indexedDB.open("rabta-report", 1);
    request.onupgradeneeded = () => {
      for (const name of Object.values(stores)) request.result.createObjectStore(name, { keyPath: "id" });
    };
    request.onerror = request.onblocked = () => reject(request.error ?? new Error("the store of drafts is blocked"));
    request.onsuccess = () => {
      // Phones close it under a page that sleeps.
      request.result.onclose = () => (opening = undefined);
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  };
  opening ??= new Promise(open).catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** Runs `work` in one transaction, and gives what it returns, or the result of the request that it returns, once all of it is kept. */
async function within(store, mode, work, durability = "default") {
  const database = await opened();
  return new Promise((resolve, reject) => {
    let transaction;
    try {
      transaction = database.transaction(store, mode, { durability });
    } catch (error) {
      // Closed meanwhile: the next one opens it again.
      opening = undefined;
      throw error;
    }
    const made = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(made instanceof IDBRequest ? made.result : made);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

/**
 * Every record on this device, whoever's: `{ id, account, state, changed, iv, sealed }`. `id` is the key by which the
 * server knows a report again, `state` one of "writing", "waiting", "refused", "sent",
 * or "again" for changes of a report that the server has, and `changed` a time in ms.
 */
export const allRecords = () => within(stores.drafts, "readonly", (store) => store.getAll());

export const recordOf = (id) => within(stores.drafts, "readonly", (store) => store.get(id));

/**
 * Puts in place of the record of `id` what `alter` makes of it: nothing is changed for undefined, null deletes it.
 * Gives whether something was changed. Between reading and writing nobody else writes.
 */
export async function changeRecord(id, alter, durability) {
  const outcome = { changed: false };
  await within(
    stores.drafts,
    "readwrite",
    (store) => {
      store.get(id).onsuccess = ({ target }) => {
        const next = alter(target.result);
        outcome.changed = next !== undefined;
        if (next === null) store.delete(id);
        else if (next) store.put(next);
      };
    },
    durability,
  );
  return outcome.changed;
}

/** An account and its key, from what the server says. No script can read the key out again. */
export async function importedKey({ account, key }) {
  const bytes = Uint8Array.from(atob(key.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  return { account, key: await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]) };
}

/** The key that is kept for work without a network, if there is one. */
export const keptKey = () => within(stores.keys, "readonly", (store) => store.get("own"));

export const keepKey = (known) => within(stores.keys, "readwrite", (store) => store.put({ ...known, id: "own" }));

export const forgetKey = () => within(stores.keys, "readwrite", (store) => store.clear());

const bound = (account, id) => text.encode(`${account}/${id}`);

/** `content` as what a record of `id` holds of it. */
export async function sealedWith({ account, key }, id, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: bound(account, id) };
  return { iv, sealed: await crypto.subtle.encrypt(how, key, text.encode(JSON.stringify(content))) };
}

/** What a record holds; rejects where it is another account's. */
export async function contentOf({ key }, { id, account, iv, sealed }) {
  const how = { name: "AES-GCM", iv, additionalData: bound(account, id) };
  return JSON.parse(text.decode(await crypto.subtle.decrypt(how, key, sealed)));
}

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new key by which the server knows a report again, made as the server makes them. */
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => alphabet[byte % 32]).join("");

const channel = globalThis.BroadcastChannel && new BroadcastChannel("rabta-report");

/** Tells the site's other tabs and its worker that records have changed ("changed") or the key was forgotten ("forgotten"). */
export const tellOthers = (news) => channel?.postMessage(news);

export function hearOthers(heard) {
  if (channel) channel.onmessage = ({ data }) => heard(data);
}
