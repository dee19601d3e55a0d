import { expect, type Locator, type Page } from "@playwright/test";
import { KINDS, type Answer } from "../lib/answers";
import type { Words } from "../lib/words";

/** One coloured piece of a bar: which bar, counted from 0, which kind, and how high of a hundred. */
interface Piece {
  kind: string;
  bar: number;
  height: number;
}

/** Bars, brush, date fields, play. */
export class Timeline {
  readonly section: Locator;
  readonly plot: Locator;
  readonly from: Locator;
  readonly to: Locator;
  readonly fromField: Locator;
  readonly toField: Locator;
  readonly apply: Locator;
  readonly play: Locator;
  readonly pause: Locator;
  /** The widths of the bars to choose from. */
  readonly resolutions: Locator;

  constructor(
    private readonly page: Page,
    words: Words,
  ) {
    this.section = page.getByRole("region", { name: words.text("explore.timeline.label"), exact: true });
    this.plot = this.section.locator(".plot");
    this.from = this.section.getByRole("slider", { name: words.text("explore.timeline.from") });
    this.to = this.section.getByRole("slider", { name: words.text("explore.timeline.to") });
    const fields = this.section.locator("form");
    this.fromField = fields.getByLabel(words.text("explore.timeline.from"), { exact: true });
    this.toField = fields.getByLabel(words.text("explore.timeline.to"), { exact: true });
    this.apply = fields.getByRole("button", { name: words.text("explore.timeline.apply") });
    this.play = this.section.getByRole("button", { name: words.text("explore.timeline.play") });
    this.pause = this.section.getByRole("button", { name: words.text("explore.timeline.pause") });
    this.resolutions = this.section.getByRole("list", { name: words.text("explore.timeline.bars") });
  }

  /** Draws a stretch with the pointer, from one part of the plot's width to another. */
  async drag(from: number, to: number): Promise<void> {
    await this.plot.scrollIntoViewIfNeeded();
    const box = await this.plot.boundingBox();
    if (!box) throw new Error("the timeline is not shown");
    const y = box.y + box.height * 0.3;
    await this.page.mouse.move(box.x + box.width * from, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 4 });
    await this.page.mouse.move(box.x + box.width * to, y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Where the brush stands: its drawing and what its handles say. */
  async brush() {
    const stretch = this.plot.locator(".stretch");
    return {
      x: await stretch.getAttribute("x"),
      width: await stretch.getAttribute("width"),
      from: await this.from.getAttribute("aria-valuetext"),
      to: await this.to.getAttribute("aria-valuetext"),
    };
  }

  /** The pieces that are drawn: in colour within the dates, faint for all dates. */
  async bars(shade: "full" | "faint" = "full"): Promise<Piece[]> {
    const paths = await this.plot
      .locator(`.bars .${shade} path`)
      .evaluateAll((paths) => paths.map((path) => ({ kind: path.getAttribute("class") ?? "", d: path.getAttribute("d") ?? "" })));
    return paths.flatMap(({ kind, d }) =>
      [...d.matchAll(/M(\d+)\.1 [\d.]+v-([\d.]+)/g)].map(([, bar, height]) => ({ kind, bar: Number(bar), height: Number(height) })),
    );
  }
}

/** The pieces that an answer's bars are to be drawn as; with dates, those of bars that they touch. */
export function expectedPieces({ timeline: { bars } }: Answer, from = "", to = "9999"): unknown[] {
  const highest = Math.max(1, ...bars.map((bar) => bar.all));
  return KINDS.flatMap((kind, position) =>
    bars.flatMap((bar, index) => {
      const count = bar.kinds[position] ?? 0;
      const within = from <= bar.to && bar.from <= to;
      return count > 0 && within ? [{ kind, bar: index, height: about((100 * count) / highest) }] : [];
    }),
  );
}

/** Heights are drawn to a tenth. */
const about = (height: number): unknown => expect.closeTo(height, 0.9);
