import { expect, type Locator, type Page } from "@playwright/test";
import { inSpring } from "../lib/spring";
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
  /** A scenario's own address. */
  readonly scenario = /\/planning\/\w{10}(\?.*)?$/;

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

  /** Begins a scenario: electoral violence prevention and mediation in the next spring. */
  async begin(name: string): Promise<void> {
    await this.open();
    await this.field("name").fill(name);
    for (const topic of ["electoral-violence-prevention", "mediation"]) {
      await this.page.locator(`[name="topics"][value="${topic}"]`).check();
    }
    await this.field("seats").fill("12");
    await this.field("days").fill("3");
    await this.field("from").fill(inSpring(3, 1));
    await this.field("to").fill(inSpring(5, 31));
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

  /** An item of the agenda that is no break, by its day and place. */
  item(day: number, place: number): Locator {
    return this.agenda.nth(day).locator(".item:not(.break)").nth(place);
  }

  /** The minute at which an item begins. */
  async minute(item: Locator): Promise<number> {
    return Number(await item.getAttribute("data-from"));
  }

  /** The agenda in words: day, time and what of every item. */
  async schedule(): Promise<string[]> {
    return this.agenda.locator("[data-item]").evaluateAll((items) =>
      items.map((item) => {
        const day = item.closest<HTMLElement>("[data-day]")?.dataset.day;
        return [day, ...[".time", ".what", ".soft"].map((part) => item.querySelector(part)?.textContent)].join(" | ");
      }),
    );
  }

  /** Drags an item with the mouse to a part of another thing's height; what is out of sight is scrolled to on the way. */
  async drag(item: Locator, onto: Locator, part: number): Promise<void> {
    await item.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const start = await item.locator(".what").boundingBox();
    if (!start) throw new Error("not on the page");
    const { mouse } = this.page;
    await mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await mouse.down();
    const height = await this.page.evaluate(() => innerHeight);
    const aim = async (): Promise<[number, number]> => {
      const end = await onto.boundingBox();
      if (!end) throw new Error("not on the page");
      return [end.x + end.width / 2, end.y + end.height * part];
    };
    // Held near an edge until it is in sight, and at the other one where that went too far.
    const isInSight = async (): Promise<boolean> => {
      const [x, y] = await aim();
      const far = y < 90 ? 40 : y > height - 90 ? height - 40 : undefined;
      await mouse.move(x, far ?? height / 2, { steps: 4 });
      return far === undefined;
    };
    await expect.poll(isInSight, { intervals: [50] }).toBe(true);
    await mouse.move(...(await aim()), { steps: 8 });
    await mouse.up();
  }

  /** Draws a finger from one thing to a part of another's height. */
  async swipe(from: Locator, onto: Locator, part: number): Promise<void> {
    await from.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const start = await from.boundingBox();
    const end = await onto.boundingBox();
    if (!start || !end) throw new Error("not on the page");
    const finger = await this.page.context().newCDPSession(this.page);
    const [x, y] = [start.x + start.width / 2, start.y + start.height / 2];
    const way = end.y + end.height * part - y;
    await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
    for (const share of [0.2, 0.5, 0.8, 1]) {
      await finger.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x, y: y + way * share }] });
    }
    await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }

  /** Holds back what is sent for a scenario until it is let go. */
  async slowed(): Promise<{ letGo: () => void }> {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await this.page.route(this.scenario, async (route) => {
      await held;
      await route.continue();
    });
    return { letGo };
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
