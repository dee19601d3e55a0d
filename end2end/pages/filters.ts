import type { Locator, Page } from "@playwright/test";
import { literally, numberIn, type Words } from "../lib/words";

/** Search and facets. */
export class Filters {
  readonly section: Locator;
  readonly search: Locator;
  /** On a phone, the one button that all facets are behind. */
  readonly button: Locator;
  readonly facets: Locator;

  constructor(
    page: Page,
    private readonly words: Words,
  ) {
    this.section = page.getByRole("complementary", { name: words.text("explore.filters") });
    this.search = this.section.getByRole("searchbox", { name: words.text("explore.search_label") });
    this.button = this.section.locator(".filters-label");
    this.facets = this.section.locator(".facets");
  }

  /** Shows the facets where they are behind a button. */
  async show(): Promise<void> {
    if (!(await this.facets.isVisible())) await this.button.click();
  }

  facet(name: string): Locator {
    return this.facets
      .locator("details.facet")
      .filter({ has: this.section.page().getByRole("heading", { name: this.words.text(`explore.facet.${name}`), exact: true }) });
  }

  /** A term's line, by what it is called. */
  term(facet: string, called: string): Locator {
    return this.facet(facet).getByRole("link", { name: new RegExp(`^${literally(called)}\\s*[\\d۰-۹]`) });
  }

  /** A kind's line. */
  kind(slug: string): Locator {
    return this.term("kind", this.words.term("kinds", slug));
  }

  async count(term: Locator): Promise<number> {
    return numberIn(await term.locator(".count").innerText());
  }

  /** Every facet line's name and count, open or not. */
  async counts(): Promise<string[]> {
    return this.facets.locator(".facet-line").evaluateAll((lines) => lines.map((line) => line.textContent?.trim() ?? ""));
  }
}
