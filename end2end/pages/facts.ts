import type { Locator, Page } from "@playwright/test";
import { Words, type Language } from "../lib/words";

/** What planning reckons with: four lists, each with the form of a new entry, which work without a script. */
export class Facts {
  readonly words: Words;
  readonly done: Locator;

  constructor(
    readonly page: Page,
    language: Language = "en",
  ) {
    this.words = new Words(language);
    this.done = page.getByRole("main").locator(".done");
  }

  async open(): Promise<void> {
    await this.page.goto(this.words.path("/planning/facts"));
  }

  field(name: string): Locator {
    return this.page.locator(`[name="${name}"]`);
  }

  /** Opens the form of a new entry. */
  async unfold(kind: string): Promise<void> {
    await this.page.locator(`#add-${kind} > summary`).click();
  }

  /** Sends the form of a new entry. */
  async add(kind: string): Promise<void> {
    await this.page.locator(`#add-${kind} button[type="submit"]`).click();
  }

  /** Takes away the entry of a name. */
  async takeAway(name: string): Promise<void> {
    const entry = this.page.locator("li").filter({ has: this.page.getByRole("heading", { name }) });
    await entry.getByRole("link", { name: this.words.text("facts.correct") }).first().click();
    await this.page.locator('button[name="do"][value="take-away"]').click();
  }
}
