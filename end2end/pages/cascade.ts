import type { Locator, Page } from "@playwright/test";
import { Words, type Language } from "../lib/words";

/** Sessions that a member led, and mentoring: forms that work without script. */
export class OwnWork {
  readonly words: Words;
  readonly done: Locator;
  readonly items: Locator;

  constructor(
    readonly page: Page,
    language: Language = "en",
  ) {
    this.words = new Words(language);
    this.done = page.locator(".done");
    this.items = page.locator(".own-list > li");
  }

  button(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name: this.words.text(name), exact: true });
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.words.path(path));
  }

  /** Fills in the form of a session held today. */
  async fillSession(count: string): Promise<void> {
    await this.page.locator("[name='modules'][value='mediation']").check();
    await this.page.locator("[name='date']").fill(today());
    await this.page.locator("[name='district']").selectOption("jacobabad");
    await this.page.locator("[name='language']").selectOption("ur");
    await this.page.locator("[name='sector.0']").selectOption("education");
    await this.page.locator("[name='gender.0']").selectOption("woman");
    await this.page.locator("[name='count.0']").fill(count);
  }
}

/** The date in Pakistan, as forms take it. */
export function today(): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Karachi" }).format(new Date());
}
