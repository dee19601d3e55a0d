import { expect, type Locator, type Page } from "@playwright/test";
import { Words, type Language } from "../lib/words";

/** One's trainings, and for coordinators who comes: forms that work without script. */
export class Trainings {
  readonly words: Words;
  readonly done: Locator;
  readonly faults: Locator;
  readonly items: Locator;

  constructor(
    readonly page: Page,
    language: Language = "en",
  ) {
    this.words = new Words(language);
    this.done = page.locator("p.done[role=status]");
    this.faults = page.locator(".fault");
    this.items = page.locator(".own-list > li");
  }

  button(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name: this.words.text(`trainings.${name}`), exact: true });
  }

  async open(path = "/me/trainings"): Promise<void> {
    await this.page.goto(this.words.path(path));
  }

  /** The page of who comes to the training of that name. */
  async openPeople(training: RegExp): Promise<void> {
    await this.open();
    await this.page.getByRole("main").getByRole("link", { name: training }).click();
    await expect(this.page).toHaveURL(/\/trainings\/\w{10}\/people$/);
  }

  /** Those of one state, by their heading. */
  guests(state: string): Locator {
    const heading = this.page.getByRole("heading", { name: this.words.text(`trainings.people.${state}`) });
    return this.page.locator("section.part").filter({ has: heading }).locator(".guests > li");
  }

  async invite(pseudonym: string): Promise<void> {
    const label = await this.page.locator("#member option").filter({ hasText: pseudonym }).innerText();
    await this.page.locator("#member").selectOption({ label });
    await this.button("people.send").click();
    await expect(this.done).toHaveText(this.words.text("trainings.people.invited_now"));
  }
}
