import type { Download, Locator, Page } from "@playwright/test";
import { Words, type Language } from "../lib/words";

/** The library: modules, their materials, and the form that adds one. All of it works without script. */
export class Library {
  readonly words: Words;
  readonly done: Locator;
  readonly modules: Locator;
  readonly materials: Locator;

  constructor(
    readonly page: Page,
    language: Language = "en",
  ) {
    this.words = new Words(language);
    this.done = page.locator(".done");
    this.modules = page.locator(".modules > li");
    this.materials = page.locator("#materials .materials > li");
  }

  button(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name: this.words.text(name), exact: true });
  }

  link(name: string): Locator {
    return this.page.getByRole("main").getByRole("link", { name: this.words.text(name), exact: true });
  }

  async open(path = "/library"): Promise<void> {
    await this.page.goto(this.words.path(path));
  }

  /** A material of the open page by its title. */
  titled(title: string): Locator {
    return this.page.locator(".materials > li").filter({ has: this.page.locator(":scope > .material-title", { hasText: title }) });
  }

  /** What is wrong with a field. */
  fault(field: string): Locator {
    return this.page.locator(`#${field}-fault`);
  }

  /** Fills in what is said of a file. */
  async describe(title: string, more: { version?: string; news?: string } = {}): Promise<void> {
    await this.page.locator("[name='title.en']").fill(title);
    await this.page.locator("[name='kind']").selectOption("handout");
    await this.page.locator("[name='language']").selectOption("en");
    if (more.version) await this.page.locator("[name='version']").fill(more.version);
    if (more.news) await this.page.locator("[name='news']").fill(more.news);
    await this.page.locator("[name='level']").selectOption("network");
  }

  /** Chooses a file, whatever its name says. */
  async choose(name: string, content: string): Promise<void> {
    await this.page.locator("[name='file']").setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
  }

  /** Saves what a click fetches. */
  async fetch(from: Locator): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), from.click()]);
    return download;
  }
}
