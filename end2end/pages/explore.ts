import { expect, type Locator, type Page } from "@playwright/test";
import { Words, type Language } from "../lib/words";
import { Filters } from "./filters";
import { MapView } from "./map";
import { Results } from "./results";
import { Timeline } from "./timeline";

/** The home page: map, timeline, filters and results, which are one view. */
export class Explore {
  readonly words: Words;
  readonly main: Locator;
  readonly filters: Filters;
  readonly map: MapView;
  readonly results: Results;
  readonly timeline: Timeline;

  constructor(
    readonly page: Page,
    language: Language = "en",
  ) {
    this.words = new Words(language);
    this.main = page.locator("main.explore");
    this.filters = new Filters(page, this.words);
    this.map = new MapView(page, this.words);
    this.results = new Results(page, this.words);
    this.timeline = new Timeline(page, this.words);
  }

  address(query = ""): string {
    return this.words.path("/") + (query ? `?${query}` : "");
  }

  /** Opens a view and waits until script has taken over. */
  async open(query = ""): Promise<void> {
    await this.page.goto(this.address(query));
    await this.live();
  }

  /** Script has taken over, which it does when somebody moves. */
  async live(): Promise<void> {
    await this.page.mouse.move(2, 2);
    await expect(this.main).toHaveClass(/\blive\b/);
  }

  /** What was asked for has been drawn. */
  async settled(): Promise<void> {
    await expect(this.results.trouble).toBeEmpty();
    await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }

  /** The filters and the drawing, as the address has them. */
  get query(): URLSearchParams {
    return new URL(this.page.url()).searchParams;
  }

  /** Everything that the view tells, without what depends on the size of the window. */
  async picture() {
    return {
      head: await this.results.headline(),
      rows: await this.results.links(),
      facets: await this.filters.counts(),
      areas: await this.map.table(),
      bars: await this.timeline.bars(),
      brush: await this.timeline.brush(),
    };
  }
}
