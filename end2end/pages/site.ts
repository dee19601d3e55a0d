import type { Locator, Page } from "@playwright/test";
import { Words, type Language } from "../lib/words";

/** What every page has: masthead, skip link, title, and on pages for trouble what leads on. */
export class Site {
  readonly words: Words;
  readonly skip: Locator;
  readonly navigation: Locator;
  readonly languages: Locator;
  readonly content: Locator;
  readonly heading: Locator;
  readonly search: Locator;
  readonly elsewhere: Locator;
  readonly complaint: Locator;

  constructor(
    readonly page: Page,
    language: Language = "en",
  ) {
    this.words = new Words(language);
    this.skip = page.getByRole("link", { name: this.words.text("shell.skip") });
    this.navigation = page.getByRole("navigation", { name: this.words.text("shell.navigation"), exact: true });
    this.languages = page.getByRole("navigation", { name: this.words.text("shell.languages"), exact: true });
    this.content = page.locator("#content");
    this.heading = page.getByRole("heading", { level: 1 });
    this.search = this.content.getByRole("searchbox", { name: this.words.text("explore.search_label") });
    this.elsewhere = this.content.getByRole("navigation");
    this.complaint = this.content.locator(".complaint");
  }
}

/** How far the page reaches beyond the side of the window, in pixels; and what reaches there. */
export async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const beyond = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > width + 1 || box.left < -1);
    });
    const named = beyond.slice(0, 8).map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`);
    return [`${document.documentElement.scrollWidth - width} px too wide`, ...named];
  });
}
