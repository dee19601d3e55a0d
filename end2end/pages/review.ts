import { expect, type Locator, type Page } from "@playwright/test";
import { Words, type Language } from "../lib/words";

/** What coordinators decide about reports: forms that work without script. */
export class Review {
  readonly words: Words;
  readonly rows: Locator;
  readonly fault: Locator;
  readonly done: Locator;
  readonly story: Locator;
  readonly warnings: Locator;

  constructor(
    readonly page: Page,
    language: Language = "en",
  ) {
    this.words = new Words(language);
    this.rows = page.locator(".reports > li");
    this.fault = page.locator("#review-fault");
    this.done = page.locator(".done");
    this.story = page.locator("#story_text");
    this.warnings = page.locator(".warning li");
  }

  async open(): Promise<void> {
    await this.page.goto(this.words.path("/review"));
  }

  /** The report that waits last, which is the newest. */
  async openNewest(): Promise<void> {
    await this.open();
    await this.rows.last().getByRole("link").click();
    await expect(this.page).toHaveURL(/\/review\/[0-9a-z]{10}$/);
  }

  /** Takes a decision by the button of that value. */
  async decide(value: string): Promise<void> {
    await this.page.locator(`button[name="do"][value="${value}"]`).click();
  }

  /** Writes what a decision must say to the author, and takes it. */
  async say(value: string, words: string): Promise<void> {
    await this.page.locator(`#words-${value}`).fill(words);
    await this.decide(value);
  }
}
