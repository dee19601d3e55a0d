import { expect, type Locator, type Page } from "@playwright/test";
import { Words, numberIn, type Language } from "../lib/words";

/** The planner: a scenario is one form, which a script sends at every change and which works without it. */
export class Plan {
  readonly words: Words;
  readonly summary: Locator;
  /** What the last change did. */
  readonly change: Locator;
  readonly people: Locator;
  readonly waiting: Locator;
  readonly places: Locator;
  readonly chosenPlace: Locator;
  readonly days: Locator;
  readonly windows: Locator;
  readonly agenda: Locator;
  readonly hand: Locator;
  readonly done: Locator;

  constructor(
    readonly page: Page,
    language: Language = "en",
  ) {
    this.words = new Words(language);
    const main = page.getByRole("main");
    this.summary = main.locator(".plan-summary");
    this.change = this.summary.locator(".plan-change");
    this.people = main.locator("section[aria-labelledby='list'] > ol.people > li");
    this.waiting = main.locator("#waiting li.person");
    this.places = main.locator(".places > li");
    this.chosenPlace = main.locator(".places > li[aria-current]");
    this.days = main.locator(".chosen .total");
    this.windows = main.locator(".windows > li");
    this.agenda = main.locator(".agenda-day");
    this.hand = main.locator(".hand > summary");
    this.done = main.locator(".done");
  }

  async open(path = "/planning"): Promise<void> {
    await this.page.goto(this.words.path(path));
  }

  field(name: string): Locator {
    return this.page.locator(`[name="${name}"]`);
  }

  button(path: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name: this.words.text(`planning.${path}`), exact: true });
  }

  /** The button that saves the form and does one thing more. */
  deed(what: string): Locator {
    return this.page.locator(`button[name="do"][value="${what}"]`);
  }

  /** Begins a scenario: electoral violence prevention and mediation in the spring of 2027. */
  async begin(name: string): Promise<void> {
    await this.open();
    await this.field("name").fill(name);
    for (const topic of ["electoral-violence-prevention", "mediation"]) {
      await this.page.locator(`[name="topics"][value="${topic}"]`).check();
    }
    await this.field("seats").fill("12");
    await this.field("days").fill("3");
    await this.field("from").fill("2027-03-01");
    await this.field("to").fill("2027-05-31");
    await this.field("rupees").fill("3000000");
    await this.button("new.make").click();
    await expect(this.page).toHaveURL(/\/planning\/\w{10}/);
    await expect(this.done).toHaveText(this.words.text("planning.notice.made"));
  }

  /** Waits until the plan was made anew: the busy mark has come and gone, or there is another page. */
  async planned(act: () => Promise<void>): Promise<void> {
    const answer = this.page.waitForResponse((response) => response.request().method() === "GET" && response.url().includes("/planning/"));
    await act();
    await answer;
    await expect(this.page.locator("#plan")).not.toHaveAttribute("aria-busy", "true");
  }

  /** Opens what is closed, by the id of what opens. */
  async unfold(id: string): Promise<void> {
    const details = this.page.locator(`details#${id}`);
    if ((await details.getAttribute("open")) === null) await details.locator("> summary").click();
  }

  /** The members invited, by what their buttons are about. */
  async invited(): Promise<string[]> {
    return this.people.evaluateAll((people) => people.map(({ id }) => id.replace("person-", "")));
  }

  /** Points of the list. */
  async points(): Promise<number> {
    return numberIn(await this.summary.locator("span").innerText());
  }
}
