import type { Page } from "@playwright/test";
import { expect, saveData, test } from "../lib/test";
import { Explore } from "../pages/explore";

test.use({ slippy: true });

/** Addresses of the library that the page asks for. */
function libraryRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("maplibre")) asked.push(request.url());
  });
  return asked;
}

async function openSlippy(page: Page, query = "", language: "en" | "ur" = "en"): Promise<Explore> {
  const explore = new Explore(page, language);
  await explore.open(query);
  await expect(explore.map.section).toHaveClass(/\bslippy\b/, { timeout: 20_000 });
  return explore;
}

/** Drags the ground where no symbol is. */
async function drag(explore: Explore, right: number, down: number): Promise<void> {
  const box = await explore.map.canvas.boundingBox();
  if (!box) throw new Error("no canvas");
  const { x, y } = { x: box.x + box.width * 0.2, y: box.y + box.height * 0.3 };
  await explore.page.mouse.move(x, y);
  await explore.page.mouse.down();
  await explore.page.mouse.move(x + right / 2, y + down / 2, { steps: 4 });
  await explore.page.mouse.move(x + right, y + down, { steps: 4 });
  await explore.page.mouse.up();
}

const camera = (explore: Explore): number[] => (explore.query.get("map") ?? "").split(",").map(Number);

test("the slippy map lies under the drawing, and moving it moves both and the address", async ({ page }) => {
  const explore = await openSlippy(page);
  await expect(explore.map.canvas).toBeVisible();
  const before = await explore.map.shown();
  const spot = await explore.map.spots.first().boundingBox();
  await drag(explore, 80, 40);
  await expect(page).toHaveURL(/map=/);
  expect(await explore.map.shown()).not.toEqual(before);
  const moved = await explore.map.spots.first().boundingBox();
  // A map glides on after it is let go.
  expect((moved?.x ?? 0) - (spot?.x ?? 0)).toBeGreaterThan(50);
});

test("the wheel zooms map and drawing together", async ({ page }) => {
  const explore = await openSlippy(page, "map=69.500,30.000,5.00");
  const [, , width = 0] = await explore.map.shown();
  const box = await explore.map.canvas.boundingBox();
  if (!box) throw new Error("no canvas");
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.3);
  await page.mouse.wheel(0, -300);
  await expect.poll(() => camera(explore)[2]).toBeGreaterThan(5.2);
  await expect.poll(async () => (await explore.map.shown())[2]).toBeLessThan(width * 0.9);
});

test("buttons move the slippy map, and a link opens where it was left", async ({ page, another }) => {
  const explore = await openSlippy(page);
  await explore.map.button("zoom_in").click();
  await explore.map.button("zoom_in").click();
  await expect(page).toHaveURL(/map=/);
  const other = new Explore(await another());
  await other.page.goto(page.url());
  await other.live();
  await expect(other.map.section).toHaveClass(/\bslippy\b/, { timeout: 20_000 });
  expect(camera(other)).toEqual(camera(explore));
  const [here, there] = await Promise.all([explore.map.spots.first().boundingBox(), other.map.spots.first().boundingBox()]);
  expect(Math.abs((here?.x ?? 0) - (there?.x ?? 99))).toBeLessThan(3);
});

test("symbols stay where the map has their place", async ({ page }) => {
  // The drawing's projection against the map's own: a click on the ground under a symbol names its district.
  const explore = await openSlippy(page, "district=jacobabad&map=68.440,28.280,7.50");
  const { selected } = explore.map;
  await expect(selected).toHaveCount(1);
  const outline = await selected.boundingBox();
  const canvas = await explore.map.canvas.boundingBox();
  if (!outline || !canvas) throw new Error("nothing is drawn");
  await page.mouse.move(outline.x + outline.width / 2 + 60, outline.y + outline.height / 2 + 10);
  await expect(explore.map.hint).not.toBeEmpty();
});

test("a click on the ground filters to its district", async ({ page }) => {
  const explore = await openSlippy(page, "map=68.440,28.280,8.50");
  const box = await explore.map.canvas.boundingBox();
  if (!box) throw new Error("no canvas");
  await page.mouse.click(box.x + box.width / 2 + 60, box.y + box.height / 2 + 30);
  await expect(page).toHaveURL(/district=/);
});

test("back brings map and drawing back together", async ({ page }) => {
  const explore = await openSlippy(page);
  const place = await explore.map.spots.first().boundingBox();
  await explore.filters.kind("training").click();
  await expect(page).toHaveURL(/kind=training/);
  await drag(explore, 100, 0);
  await expect(page).toHaveURL(/map=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/map=/);
  await expect.poll(async () => (await explore.map.spots.first().boundingBox())?.x).toBeCloseTo(place?.x ?? 0, 0);
  // A move by a hair tells where the map itself believes to be.
  await drag(explore, 4, 0);
  await expect(page).toHaveURL(/map=/);
  const now = await explore.map.spots.first().boundingBox();
  expect(Math.abs((now?.x ?? 0) - (place?.x ?? 0))).toBeLessThan(40);
});

test("labels are drawn in Urdu without an error", async ({ page }) => {
  const explore = await openSlippy(page, "", "ur");
  await expect(explore.map.canvas).toBeVisible();
});

test("the map is drawn, not only there", async ({ page }) => {
  const explore = await openSlippy(page, "hide=intervention&hide=training&hide=organisation&hide=grant&hide=assessment");
  await expect(explore.map.spots).toHaveCount(0);
  // Land, sea and towns: a picture of one colour would be small.
  const picture = await explore.map.canvas.screenshot();
  expect(picture.byteLength).toBeGreaterThan(15_000);
});

test("a page with the slippy map can be used by everybody", async ({ page, axe }) => {
  await openSlippy(page);
  await axe();
});

test("where data is to be saved, the drawing stays and stays interactive", async ({ page }) => {
  await page.addInitScript(saveData);
  await staysDrawn(page);
});

test("without WebGL the drawing stays and stays interactive", async ({ page }) => {
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) => unknown;
    const without = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith("webgl") ? null : getContext.call(this, kind, ...rest);
    };
    Object.defineProperty(HTMLCanvasElement.prototype, "getContext", { value: without });
  });
  await staysDrawn(page);
});

async function staysDrawn(page: Page): Promise<void> {
  const asked = libraryRequests(page);
  const explore = new Explore(page);
  await explore.open();
  await page.waitForLoadState("networkidle");
  await expect(explore.map.section).not.toHaveClass(/\bslippy\b/);
  expect(asked).toEqual([]);
  await explore.map.button("zoom_in").click();
  await expect(page).toHaveURL(/map=/);
  await explore.map.spots.first().click();
  await expect(page).toHaveURL(/district=|region=/);
}

test("when the library can't be loaded, the drawing stays", async ({ page, guard }) => {
  guard.announce(/ERR_FAILED|dynamically imported module/);
  await page.route("**/maplibre-gl.mjs", (route) => route.abort());
  const explore = new Explore(page);
  await explore.open();
  await page.waitForLoadState("networkidle");
  await expect(explore.map.section).not.toHaveClass(/\bslippy\b/);
  await explore.map.spots.first().click();
  await expect(page).toHaveURL(/district=|region=/);
});
