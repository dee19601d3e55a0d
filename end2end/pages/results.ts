import type { Locator, Page } from "@playwright/test";
import { numberIn, type Words } from "../lib/words";

/** The list, its head, and what can be done with the view. */
export class Results {
  readonly section: Locator;
  readonly head: Locator;
  readonly matched: Locator;
  readonly rows: Locator;
  readonly clear: Locator;
  readonly nothing: Locator;
  /** Where the page says that it waits, or cannot reach the server; empty while all is well. */
  readonly trouble: Locator;
  readonly working: Locator;
  readonly unreachable: Locator;
  readonly again: Locator;
  readonly next: Locator;
  readonly previous: Locator;
  readonly copyLink: Locator;

  constructor(
    page: Page,
    private readonly words: Words,
  ) {
    this.section = page.getByRole("region", { name: words.text("explore.results.label"), exact: true });
    this.head = this.section.locator(".results-head [role=status]");
    this.matched = this.head.locator("strong");
    this.rows = this.section.locator(".rows ol > li");
    this.clear = this.link("results.clear");
    this.nothing = this.section.getByText(words.text("explore.results.none"));
    this.trouble = this.section.locator(".trouble");
    this.working = this.section.getByText(words.text("explore.results.working"));
    this.unreachable = this.section.getByText(words.text("explore.results.unreachable"));
    this.again = this.section.getByRole("button", { name: words.text("explore.results.again") });
    this.next = this.link("results.next");
    this.previous = this.link("results.previous");
    this.copyLink = this.link("actions.copy_link");
  }

  link(name: string): Locator {
    return this.section.getByRole("link", { name: this.words.text(`explore.${name}`), exact: true });
  }

  download(format: "CSV" | "GeoJSON"): Locator {
    return this.section.getByRole("link", { name: format, exact: true });
  }

  /** How many match. */
  async count(): Promise<number> {
    return numberIn(await this.matched.innerText());
  }

  async headline(): Promise<string> {
    return (await this.head.innerText()).replace(/\s+/g, " ").trim();
  }

  /** Where the rows lead, in their order. */
  async links(): Promise<string[]> {
    return this.rows.locator("h3 a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  }
}
