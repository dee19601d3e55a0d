import { expect, type Locator, type Page } from "@playwright/test";
import { Words, type Language } from "../lib/words";

/** Reporting an intervention: five steps, kept on the phone, sent once. */
export class Report {
  readonly words: Words;
  readonly form: Locator;
  /** How things stand, in words. */
  readonly state: Locator;
  /** Reports on this phone beside the one that is being written. */
  readonly waiting: Locator;
  /** The steps that are shown: one with script, all without. */
  readonly steps: Locator;
  readonly summary: Locator;

  constructor(
    readonly page: Page,
    language: Language = "en",
  ) {
    this.words = new Words(language);
    this.form = page.locator("#report");
    this.state = page.locator("#report-state");
    this.waiting = page.locator("#report-waiting > li");
    this.steps = this.form.locator(".step:visible");
    this.summary = this.form.locator(".report-summary");
  }

  get address(): string {
    return this.words.path("/report/new");
  }

  async open(): Promise<void> {
    await this.page.goto(this.address);
    await expect(this.form).toBeVisible();
  }

  /** Waits until the page, in both languages, is there without a network. */
  async isKept(): Promise<void> {
    const kept = () =>
      this.page.evaluate(async () => {
        const pages = await Promise.all(["/report/new", "/ur/report/new"].map((page) => caches.match(page, { ignoreVary: true })));
        return pages.every(Boolean) && navigator.serviceWorker.controller !== null;
      });
    await expect.poll(kept).toBe(true);
  }

  field(name: string): Locator {
    return this.form.locator(`[name="${name}"]`);
  }

  fault(name: string): Locator {
    return this.page.locator(`#fault-${name}`);
  }

  /** What is said about a text while it is written. */
  warning(name: string): Locator {
    return this.page.locator(`#look-${name}`);
  }

  /** A button of the form: "send" or "keep". */
  button(what: string): Locator {
    return this.form.locator(`button[value="${what}"]`);
  }

  /** A button of the script's own, by its words. */
  tool(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name: this.text(name), exact: true });
  }

  text(name: string): string {
    return this.words.text(`drafts.${name}`);
  }

  /** What `name` says before it says when. */
  beginning(name: string): string {
    return this.text(name).split("{time}")[0] ?? "";
  }

  async goTo(step: number): Promise<void> {
    await this.form.locator(`.report-steps a[href="#step-${step}"]`).click();
    await expect(this.page.locator(`#step-${step}`)).toBeVisible();
  }

  async next(): Promise<void> {
    await this.form.locator(".report-next:visible").click();
  }

  /** Writes all that a report needs, step by step, and stops at the last. */
  async write(notes: string): Promise<void> {
    await this.goTo(1);
    await this.field("dispute").selectOption("land");
    await this.field("mode").first().check();
    await this.field("methods").first().check();
    await this.next();
    await this.field("from").fill("2026-01-05");
    await this.field("district").selectOption({ index: 1 });
    await this.next();
    await this.field("parties").fill("14");
    await this.next();
    await this.field("outcome").selectOption("agreed");
    await this.field("notes").fill(notes);
    await this.next();
  }
}
