import { answerTo } from "../lib/answers";
import { expect, test } from "../lib/test";
import { Explore } from "../pages/explore";
import { Site } from "../pages/site";

test("Explore reads from right to left, in Urdu words and figures", async ({ page, request }) => {
  const explore = new Explore(page, "ur");
  await explore.open();
  await expect(page.locator("html")).toHaveAttribute("lang", "ur");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const { total } = await answerTo(request, "");
  await expect(explore.results.matched).toHaveText(explore.words.number(total));
  await expect(explore.results.matched).toHaveText(/^[۰-۹,٬]+$/);
  const inFigures = explore.filters.facets.locator(".count").or(explore.map.drawing.locator(".spot-count"));
  expect((await inFigures.allTextContents()).filter((text) => /\d/.test(text))).toEqual([]);
  expect((await explore.timeline.plot.locator(".years text").allTextContents()).filter((text) => /\d/.test(text))).toEqual([]);
});

test("nothing is left in English that the interface says", async ({ page }) => {
  const explore = new Explore(page, "ur");
  await explore.open("kind=training&from=2012");
  await explore.filters.show();
  const said = await page
    .locator("h2, .map-note, .legend, .results-head, .actions, .when-buttons, .pages, nav a:not([lang])")
    .evaluateAll((elements) => elements.map((element) => element.textContent?.trim() ?? ""));
  // Names of file formats have no Urdu.
  expect(said.map((text) => text.replace(/CSV|GeoJSON/g, "")).filter((text) => /[a-z]{3}/i.test(text))).toEqual([]);
});

test("the fonts come from the site and are used", async ({ page }) => {
  const explore = new Explore(page, "ur");
  await explore.open();
  await page.evaluate(() => document.fonts.ready);
  const loaded = await page.evaluate(() => [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family.replaceAll('"', "")));
  expect(loaded).toContain("Noto Nastaliq Urdu");
  expect(loaded).toContain("Noto Naskh Arabic");
  const heading = await page.getByRole("heading", { level: 1 }).evaluate((element) => getComputedStyle(element).fontFamily);
  expect(heading).toMatch(/^"?Noto Nastaliq Urdu/);
});

test("pages in English load no font", async ({ page }) => {
  const fonts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "font") fonts.push(request.url());
  });
  const explore = new Explore(page);
  await explore.open();
  await page.evaluate(() => document.fonts.ready);
  expect(fonts).toEqual([]);
});

test("time still runs from left to right", async ({ page }) => {
  const explore = new Explore(page, "ur");
  await explore.open("from=2012&to=2014");
  await expect(explore.timeline.plot).toHaveCSS("direction", "ltr");
  const places = await explore.timeline.plot.locator(".years text").evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect().left).filter((left) => left !== 0));
  expect(places.length).toBeGreaterThan(4);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  const [from, to] = await Promise.all([explore.timeline.from.locator("line").boundingBox(), explore.timeline.to.locator("line").boundingBox()]);
  expect(from?.x).toBeLessThan(to?.x ?? 0);
  await explore.timeline.to.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => explore.query.get("to")).not.toBe("2014");
  expect((explore.query.get("to") ?? "") > "2014").toBe(true);
});

test("filters stand at the right, results at the left", async ({ page, isMobile }) => {
  test.skip(isMobile, "on a phone they follow each other");
  const explore = new Explore(page, "ur");
  await explore.open();
  const [filters, map, results] = await Promise.all(
    [explore.filters.section, explore.map.section, explore.results.section].map((section) => section.boundingBox()),
  );
  expect(filters?.x).toBeGreaterThan(map?.x ?? NaN);
  expect(map?.x).toBeGreaterThan(results?.x ?? NaN);
});

test("Urdu and Arabic spellings of a letter find the same", async ({ page, request }) => {
  // Keheh and kaf, yeh in both alphabets.
  const [urdu, arabic] = await Promise.all(["کراچی", "كراچي"].map((words) => answerTo(request, `?q=${encodeURIComponent(words)}`)));
  expect(urdu?.matched).toBeGreaterThan(0);
  expect(arabic?.matched).toBe(urdu?.matched);
  const explore = new Explore(page, "ur");
  await explore.open();
  await explore.filters.search.fill("کراچی");
  await expect(explore.results.matched).toHaveText(explore.words.number(urdu?.matched ?? 0));
});

test("a facet filters in Urdu as in English", async ({ page, request }) => {
  const explore = new Explore(page, "ur");
  await explore.open();
  await explore.filters.show();
  await explore.filters.kind("training").click();
  await expect(page).toHaveURL(/\/ur\?kind=training$/);
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  for (const link of await explore.results.links()) expect(link).toMatch(/^\/ur\/trainings\//);
});

test("the switch leads to the same page in the other language", async ({ page }) => {
  const site = new Site(page, "ur");
  await page.goto("/ur/about");
  await site.languages.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL("/about");
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
});

test("Explore in Urdu can be used by everybody", async ({ page, axe }) => {
  const explore = new Explore(page, "ur");
  await explore.open("kind=intervention&from=2012");
  await explore.filters.show();
  await axe();
});
