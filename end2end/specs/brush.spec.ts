import { answerTo } from "../lib/answers";
import { expect, test } from "../lib/test";
import { Explore } from "../pages/explore";
import { expectedPieces } from "../pages/timeline";

/** The first and last day of a `2013`, `2013-04` or `2013-04-20` in the address. */
function day(value: string | null, last = false): string {
  if (!value) return "";
  const [year, month, date] = value.split("-");
  if (date) return value;
  if (!last) return `${year}-${month ?? "01"}-01`;
  const end = new Date(Date.UTC(Number(year), month ? Number(month) : 12, 0));
  return end.toISOString().slice(0, 10);
}

test("dragging over the timeline filters map and list to the stretch", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open();
  const all = await explore.results.count();
  const areas = await explore.map.table();
  await explore.timeline.drag(0.25, 0.5);
  await expect(page).toHaveURL(/from=\d{4}.*to=\d{4}/);
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  expect(answer.matched).toBeGreaterThan(0);
  expect(answer.matched).toBeLessThan(all);
  await expect.poll(() => explore.map.tableCounts()).toEqual(answer.areas.map(({ kinds }) => kinds));
  expect(await explore.map.table()).not.toEqual(areas);

  const [from, to] = [day(explore.query.get("from")), day(explore.query.get("to"), true)];
  await expect(explore.timeline.fromField).toHaveValue(from);
  await expect(explore.timeline.toField).toHaveValue(to);
  expect(await explore.timeline.bars("full")).toEqual(expectedPieces(answer, from, to));
  // Beyond the stretch the bars stay, faint.
  expect(await explore.timeline.bars("faint")).toEqual(expectedPieces(answer));
});

test("the stretch is where it was drawn", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open("by=month");
  await explore.timeline.drag(0.3, 0.6);
  await expect(page).toHaveURL(/from=/);
  const { x, width } = await explore.timeline.brush();
  // To whole months at either end, of some two hundred.
  expect(Math.abs(parseFloat(x ?? "") - 30)).toBeLessThan(1.2);
  expect(Math.abs(parseFloat(width ?? "") - 30)).toBeLessThan(1.8);
});

test("a handle is dragged to another day", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open("from=2012&to=2014&by=year");
  await explore.timeline.plot.scrollIntoViewIfNeeded();
  const handle = await explore.timeline.to.locator(".knob").boundingBox();
  const plot = await explore.timeline.plot.boundingBox();
  if (!handle || !plot) throw new Error("no handle");
  const y = handle.y + handle.height / 2;
  await page.mouse.move(handle.x + handle.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.7, y, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => explore.query.get("to")).not.toBe("2014");
  expect(explore.query.get("from")).toBe("2012");
  expect(Number(explore.query.get("to"))).toBeGreaterThan(2014);
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
});

test("a stretch drawn is one step of the history", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  const all = await explore.results.count();
  await explore.timeline.drag(0.2, 0.4);
  await expect(page).toHaveURL(/from=/);
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await expect(explore.results.matched).toHaveText(explore.words.number(all));
  await expect(explore.timeline.fromField).toHaveValue("");
});

test("keys move the handles by a bar, by a year, and to the ends", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open("by=year");
  const { timeline } = await answerTo(request, explore.address("by=year"));
  const first = Number(timeline.from.slice(0, 4));
  const last = Number(timeline.to.slice(0, 4));
  await explore.timeline.from.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => explore.query.get("from")).toBe(`${first + 1}`);
  // The handle keeps the focus, and the next key finds it.
  await expect(explore.timeline.from).toBeFocused();
  await page.keyboard.press("PageUp");
  await expect.poll(() => explore.query.get("from")).toBe(`${first + 2}`);
  await expect(explore.timeline.from).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => explore.query.get("from")).toBe(`${first + 1}`);
  await expect(explore.timeline.from).toBeFocused();
  await expect(explore.timeline.from).toHaveAttribute("aria-valuetext", new RegExp(`${first + 1}`));
  await page.keyboard.press("Home");
  await expect.poll(() => explore.query.get("from")).toBeNull();

  await explore.timeline.to.focus();
  await page.keyboard.press("PageDown");
  await expect.poll(() => explore.query.get("to")).toBe(`${last - 1}`);
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  await expect(explore.timeline.to).toBeFocused();
  await page.keyboard.press("End");
  await expect.poll(() => explore.query.get("to")).toBeNull();
  for (const handle of [explore.timeline.from, explore.timeline.to]) {
    const [least, now, most] = await Promise.all(["min", "now", "max"].map((part) => handle.getAttribute(`aria-value${part}`)));
    expect(Number(least)).toBeLessThanOrEqual(Number(now));
    expect(Number(now)).toBeLessThanOrEqual(Number(most));
  }
});

test("date fields brush the timeline", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open();
  await explore.timeline.fromField.fill("2012-03-01");
  await explore.timeline.toField.fill("2014-08-31");
  await expect.poll(() => [explore.query.get("from"), explore.query.get("to")]).toEqual(["2012-03-01", "2014-08-31"]);
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  await expect(explore.timeline.from).toHaveAttribute("aria-valuetext", "March 2012");
  await expect(explore.timeline.to).toHaveAttribute("aria-valuetext", "August 2014");
  await expect(explore.timeline.apply).toBeHidden();
  await explore.timeline.fromField.fill("");
  await explore.timeline.toField.fill("");
  await expect(page).toHaveURL(/\/$/);
});

test("the bars become months, quarters or years", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open();
  for (const resolution of ["month", "quarter", "year"]) {
    const choice = explore.timeline.resolutions.getByRole("link", { name: explore.words.text(`explore.timeline.${resolution}`), exact: true });
    await choice.click();
    await expect(page).toHaveURL(new RegExp(`by=${resolution}`));
    await expect(choice).toHaveAttribute("aria-current", "true");
    const answer = await answerTo(request, page.url());
    expect(answer.timeline.resolution).toBe(resolution);
    await expect.poll(() => explore.timeline.bars()).toEqual(expectedPieces(answer));
  }
});

test("play wanders through the years until it is stopped", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open("by=year");
  await explore.timeline.play.click();
  await expect(explore.timeline.pause).toBeVisible();
  await expect(page).toHaveURL(/to=/);
  const begun = page.url();
  await expect(page).not.toHaveURL(begun);
  await explore.timeline.pause.click();
  await expect(explore.timeline.play).toBeVisible();
  const stopped = page.url();
  const answer = await answerTo(request, stopped);
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  await page.waitForTimeout(900);
  expect(page.url()).toBe(stopped);
});

test("elections are marked on the timeline", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  await expect(explore.timeline.plot.locator(".elections g")).not.toHaveCount(0);
});

test("what lasts is a lane that leads to its page", async ({ page, isMobile }) => {
  test.skip(isMobile, "a phone's timeline is one line");
  const explore = new Explore(page);
  await explore.open("kind=grant");
  const lane = explore.timeline.plot.locator("a.lane").first();
  const href = await lane.getAttribute("href");
  await lane.click();
  await expect(page).toHaveURL(new RegExp(`${href}$`));
});
