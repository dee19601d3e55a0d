import { answerTo } from "../lib/answers";
import { expectVisibleFocus, tabTo } from "../lib/keyboard";
import { expect, test } from "../lib/test";
import { Explore } from "../pages/explore";
import { Site } from "../pages/site";

test("the first key leads past the masthead", async ({ page }) => {
  const explore = new Explore(page);
  const site = new Site(page);
  await explore.open();
  await page.keyboard.press("Tab");
  await expect(site.skip).toBeFocused();
  await expect(site.skip).toBeInViewport();
  await expectVisibleFocus(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#content$/);
  await page.keyboard.press("Tab");
  await expect(explore.filters.search).toBeFocused();
});

test("everything that has the focus shows it", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  const seen = new Set<string>();
  for (let presses = 0; presses < 120 && !seen.has("results"); presses++) {
    await page.keyboard.press("Tab");
    await expectVisibleFocus(page);
    seen.add(await page.evaluate(() => document.activeElement?.closest(".masthead, .filters, .map, .results")?.className ?? "skip"));
  }
  // In the order of reading.
  expect([...seen]).toEqual(["skip", "masthead", "filters", "map", "results"]);
});

test("facets are opened, chosen and taken back with keys", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open();
  const theme = explore.filters.facet("theme");
  await tabTo(page, theme.locator("> summary"));
  await page.keyboard.press("Enter");
  await expect(theme).toHaveAttribute("open", "");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/theme=/);
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  // The line that was chosen keeps the focus, so that the same key takes it back.
  await expect(theme.locator("a[aria-current]")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/theme=/);
});

test("arrow keys lead from symbol to symbol, Enter filters", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open();
  const spots = explore.map.spots;
  await tabTo(page, spots.first());
  await expectVisibleFocus(page);
  await page.keyboard.press("ArrowRight");
  await expect(spots.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(spots.nth(2)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(spots.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(spots.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(spots.first()).toBeFocused();
  // One stop of the tab key for all symbols together.
  await page.keyboard.press("Tab");
  await expect(page.locator(".spot:focus")).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await expect(spots.first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/district=|region=/);
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
});

test("the focus stays on the map when its symbol filters", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  await tabTo(page, explore.map.spots.first());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/district=|region=/);
  await expect(explore.map.section.locator(":focus")).toHaveCount(1);
});

test("a stretch of time is chosen with keys", async ({ page, request }) => {
  const explore = new Explore(page);
  // Few results, as all of them stand before the timeline.
  await explore.open("kind=assessment&by=year");
  await tabTo(page, explore.timeline.from);
  await expectVisibleFocus(page);
  await page.keyboard.press("ArrowRight");
  await expect(explore.timeline.from).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(explore.timeline.from).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(explore.timeline.to).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/from=\d{4}&.*to=\d{4}/);
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
});

test("map buttons and layers answer to keys", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  await tabTo(page, explore.map.button("zoom_in"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/map=/);
  await tabTo(page, explore.map.layer("training"));
  await page.keyboard.press("Enter");
  await expect(explore.map.layer("training")).toContainText(explore.map.layerOff);
});

test("a result is opened with keys", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  const first = explore.results.rows.locator("h3 a").first();
  const href = await first.getAttribute("href");
  await tabTo(page, first);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${href}$`));
});

test("words are searched for and cleared with keys", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  const all = await explore.results.count();
  await tabTo(page, explore.filters.search);
  await page.keyboard.type("land");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=land/);
  await tabTo(page, explore.results.clear);
  await page.keyboard.press("Enter");
  await expect(explore.results.matched).toHaveText(explore.words.number(all));
});
