import type { Locator, Page } from "@playwright/test";
import { KINDS } from "../lib/answers";
import { numberIn, type Words } from "../lib/words";

/** The map: symbols, layers, buttons, and its table. */
export class MapView {
  readonly section: Locator;
  readonly drawing: Locator;
  readonly canvas: Locator;
  /** What lies under the symbols: land, districts, rivers. */
  readonly ground: Locator;
  readonly spots: Locator;
  readonly hint: Locator;
  readonly legend: Locator;

  constructor(
    page: Page,
    private readonly words: Words,
  ) {
    this.section = page.locator("section").and(page.getByRole("region", { name: words.text("explore.map.label"), exact: true }));
    this.drawing = this.section.locator("svg.drawing");
    this.canvas = this.section.locator("canvas");
    this.ground = this.section.locator("svg.ground");
    this.spots = this.drawing.locator("a.spot");
    this.hint = this.section.locator(".map-hint");
    this.legend = this.section.getByRole("list", { name: words.text("explore.map.layers") });
  }

  button(name: "zoom_in" | "zoom_out" | "whole" | "full_screen" | "search_here"): Locator {
    return this.section.getByRole("button", { name: this.words.text(`explore.map.${name}`), exact: true });
  }

  /** A kind's entry of the legend, which hides and shows its symbols. */
  layer(kind: string): Locator {
    return this.legend.getByRole("link", { name: this.words.term("kinds", kind) });
  }

  get membersLayer(): Locator {
    return this.legend.getByRole("link", { name: this.words.text("explore.map.members_ramp", { steps: "" }).trim() });
  }

  /** What a hidden layer's entry says beside its name. */
  get layerOff(): string {
    return `(${this.words.text("explore.map.layer_off")})`;
  }

  /** A kind's symbols. */
  symbols(kind: string): Locator {
    return this.spots.locator(`.shape.${kind}`);
  }

  district(slug: string): Locator {
    return this.ground.locator(`[data-district="${slug}"]`);
  }

  /** The districts that are outlined. */
  get selected(): Locator {
    return this.ground.locator(".selected");
  }

  /** The numbers in the symbols, summed by kind: each area is drawn in one spot. */
  async drawn(): Promise<number[]> {
    const symbols = await this.drawing
      .locator(".spot-count")
      .evaluateAll((counts) => counts.map((count) => ({ kind: count.classList[1] ?? "", text: count.textContent ?? "" })));
    const counts = symbols.map(({ kind, text }) => ({ kind, count: numberIn(text) }));
    return KINDS.map((kind) => counts.filter((symbol) => symbol.kind === kind).reduce((total, { count }) => total + count, 0));
  }

  /** The table's rows: the area, then its cells. */
  async table(): Promise<string[][]> {
    return this.section
      .locator(".map-table tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? "")));
  }

  /** The table's counts by kind, an area after the other, in their order. */
  async tableCounts(): Promise<number[][]> {
    return (await this.table()).map((row) => row.slice(1, 1 + KINDS.length).map(numberIn));
  }

  /** Left, top, width and height of the part of the drawing that is shown. */
  async shown(): Promise<number[]> {
    return ((await this.drawing.getAttribute("viewBox")) ?? "").split(" ").map(Number);
  }
}
