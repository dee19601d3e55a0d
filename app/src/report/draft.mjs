// The report that is being written: every change of the form is kept, sealed, within a moment.

import { blankOf, fill, isSame, titleOf, valuesOf } from "./fields.mjs";
import { changeRecord, contentOf, newId, recordOf, sealedWith, tellOthers } from "./vault.mjs";

/** The longest, in ms, that a keystroke is not kept yet. */
const pause = 200;

/**
 * Keeps `form` as a draft. `step()` gives the step that is shown; `heard` is told `kept()` after each change that was kept,
 * `failed(error)` where it could not be, and `taken()` when another tab has sent or deleted the draft.
 */
export class Draft {
  /** The record's id: the key by which the server knows the report again. */
  id = newId();
  /** Faults that the server has found and nobody has touched since. */
  faults = [];
  #blank;
  #known;
  #isStored = false;
  #changed = 0;
  #isDirty = false;
  #timer;
  #writing = Promise.resolve();

  constructor(form, step, heard) {
    Object.assign(this, { form, step, heard });
    this.#blank = blankOf(form);
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => this.touch());
    // A page that is left may never hear of it again.
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
  }

  /** Whether nothing is written in the form. */
  get isBlank() {
    return isSame(valuesOf(this.form), this.#blank);
  }

  /** Where the server takes it. */
  get address() {
    return new URL(this.form.action).pathname;
  }

  get isStored() {
    return this.#isStored;
  }

  /** With whose key it is sealed. Without one nothing is kept. */
  set known(known) {
    this.#known = known;
    if (known && this.#isDirty) this.touch();
  }

  touch() {
    this.#isDirty = true;
    this.#timer ??= setTimeout(() => this.flush(), pause);
  }

  /** Keeps what is not kept yet; resolves when it is. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isDirty && this.#known) {
      this.#isDirty = false;
      this.#writing = this.#writing.then(() => this.#keep("writing")).catch((error) => {
        this.#isDirty = true;
        this.heard.failed(error);
      });
    }
    return this.#writing;
  }

  /** An empty form and a new draft, which is kept once something is written. */
  begin() {
    this.#forget(newId());
    fill(this.form, this.#blank);
    this.#rename();
  }

  /** Goes on with what the form holds, as the draft of `id`. */
  adopt(id) {
    this.#forget(id);
    this.#rename();
    this.touch();
  }

  /** Opens a record in the form; gives its content, or nothing where it is no longer what `record` says. */
  async open(record) {
    const content = await contentOf(this.#known, record);
    await this.flush();
    const changed = record.state === "writing" ? record.changed : Date.now();
    // It may have gone on meanwhile.
    const isStill = (old) => (old?.state === record.state ? { ...old, state: "writing", changed } : undefined);
    if (!(await changeRecord(record.id, isStill))) return undefined;
    this.#forget(record.id);
    this.#isStored = true;
    this.#changed = changed;
    this.faults = content.faults ?? [];
    fill(this.form, content.values);
    this.#rename();
    if (record.state !== "writing") tellOthers("changed");
    return content;
  }

  /** Lets it wait to be sent; gives whether it does. */
  async wait() {
    await this.flush();
    this.faults = [];
    return this.#keep("waiting", "strict");
  }

  async remove() {
    await this.flush();
    await changeRecord(this.id, (old) => (old ? null : undefined));
    tellOthers("changed");
    this.begin();
  }

  /** Follows what other tabs have made of it. */
  async follow() {
    if (!this.#isStored || !this.#known) return;
    const { id } = this;
    const record = await recordOf(id);
    if (id !== this.id || this.#isDirty) return;
    if (record?.state !== "writing") this.heard.taken();
    else if (record.changed > this.#changed) await this.open(record);
  }

  #forget(id) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.id = id;
    this.faults = [];
    this.#isStored = this.#isDirty = false;
  }

  #rename() {
    this.form.elements.key.value = this.id;
  }

  async #keep(state, durability) {
    const { id, faults } = this;
    const known = this.#known;
    const wasStored = this.#isStored;
    const values = valuesOf(this.form);
    if (state === "writing" && !wasStored && isSame(values, this.#blank)) return false;
    const content = { values, faults, title: titleOf(this.form), step: this.step(), address: this.address };
    const sealed = await sealedWith(known, id, content);
    const changed = Date.now();
    // What another tab has sent or deleted does not come back.
    const applies = (old) => (old ? old.state === "writing" : !wasStored);
    const isKept = await changeRecord(
      id,
      (old) => (applies(old) ? { id, account: known.account, state, changed, ...sealed } : undefined),
      durability,
    );
    if (id !== this.id) return isKept;
    if (!isKept) {
      this.heard.taken();
      return false;
    }
    this.#isStored = true;
    this.#changed = changed;
    if (state === "writing") this.heard.kept();
    tellOthers("changed");
    return true;
  }
}
