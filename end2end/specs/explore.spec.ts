import { KINDS, answerTo, facetCounts, sum, sumByKind } from "../lib/answers";
import { expect, test } from "../lib/test";
import { numberIn } from "../lib/words";
import { Explore } from "../pages/explore";
import { expectedPieces } from "../pages/timeline";

const views = [
  "",
  "kind=training",
  "region=karachi",
  "dispute=land&kind=intervention",
  "from=2012&to=2014",
  "from=2013-05&q=mediation",
  "kind=grant&kind=assessment",
];

for (const query of views) {
  test(`map, timeline and list tell what the server answers: /?${query}`, async ({ page, request }) => {
    const explore = new Explore(page);
    await explore.open(query);
    const answer = await answerTo(request, explore.address(query));
    await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
    expect(await explore.results.headline()).toContain(explore.words.text("explore.results.of_total", { total: explore.words.number(answer.total) }));
    expect(await explore.results.links()).toHaveLength(answer.rows.length);
    expect(await explore.map.tableCounts()).toEqual(answer.areas.map(({ kinds }) => kinds));
    expect(await explore.map.drawn()).toEqual(sumByKind(answer.areas.map(({ kinds }) => kinds)));
    const { from, to } = Object.fromEntries(explore.query);
    expect(await explore.timeline.bars("faint")).toEqual(expectedPieces(answer));
    expect(await explore.timeline.bars("full")).toEqual(expectedPieces(answer, from, to && `${to}-99`));
    const kinds = facetCounts(answer, "kind");
    await explore.filters.show();
    for (const [kind, count] of kinds) await expect(explore.filters.kind(kind).locator(".count")).toHaveText(explore.words.number(count));
  });
}

test("the bars within whole years and what began before them add up to the list", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open("from=2012&to=2014&by=year");
  const answer = await answerTo(request, page.url());
  const within = answer.timeline.bars.filter(({ from, to }) => from >= "2012-01-01" && to <= "2014-12-31");
  expect(sum(within.flatMap(({ kinds }) => kinds)) + answer.began_before).toBe(await explore.results.count());
  const before = explore.words.text("explore.results.began_before", { count: explore.words.number(answer.began_before) });
  if (answer.began_before > 0) await expect(explore.results.head).toContainText(before);
});

test("script takes over the server's picture without changing it", async ({ page, another, request }) => {
  const plain = new Explore(await another({ javaScriptEnabled: false }));
  await plain.page.goto(plain.address("region=interior-sindh"));
  const explore = new Explore(page);
  await explore.open("region=interior-sindh");
  const served = await plain.picture();
  expect(await explore.picture()).toEqual(served);
  // The browser's own answers are the server's.
  await page.waitForLoadState("networkidle");
  await explore.filters.show();
  await explore.filters.kind("training").click();
  await expect(page).toHaveURL(/kind=training/);
  await explore.filters.kind("training").click();
  await expect(page).not.toHaveURL(/kind=training/);
  await expect.poll(() => explore.picture()).toEqual(served);
  const answer = await answerTo(request, explore.address("region=interior-sindh"));
  expect(await explore.map.drawn()).toEqual(sumByKind(answer.areas.map(({ kinds }) => kinds)));
  await expect(plain.main).not.toHaveClass(/\blive\b/);
});

test("a facet filters, another adds to it, and each can be taken back", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open();
  const all = await explore.results.count();
  await explore.filters.show();

  const trainings = explore.filters.kind("training");
  const offered = await explore.filters.count(trainings);
  await trainings.click();
  await expect(page).toHaveURL(/[?&]kind=training\b/);
  await expect(trainings).toHaveAttribute("aria-current", "true");
  await expect(explore.results.matched).toHaveText(explore.words.number(offered));
  expect(offered).toBeLessThan(all);
  for (const link of await explore.results.links()) expect(link).toMatch(/^\/trainings\//);
  await expect(explore.map.symbols("intervention")).toHaveCount(0);

  await explore.filters.kind("grant").click();
  await expect.poll(() => explore.query.getAll("kind").sort()).toEqual(["grant", "training"]);
  const both = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(both.matched));

  await explore.filters.kind("grant").click();
  await trainings.click();
  await expect(page).toHaveURL(/\/$/);
  await expect(explore.results.matched).toHaveText(explore.words.number(all));
});

test("a facet's count is what the list will have", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open("kind=intervention");
  await explore.filters.show();
  const land = explore.filters.term("dispute", explore.words.term("dispute", "land"));
  const offered = await explore.filters.count(land);
  await land.click();
  await expect(explore.results.matched).toHaveText(explore.words.number(offered));
});

test("a symbol on the map filters to its areas", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open("kind=training");
  // A region's own symbol stands for what is told of no district, and leads to the whole region.
  const spot = explore.map.spots.and(page.locator("[href*='district=']")).first();
  const drawn = sum((await spot.locator("xpath=..").locator(".spot-count").allTextContents()).map(numberIn));
  await spot.click();
  await expect(page).toHaveURL(/[?&]district=/);
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  // A record in several of the areas is drawn in each, and listed once.
  expect(answer.matched).toBeLessThanOrEqual(drawn);
  expect(answer.matched).toBeGreaterThan(0);
  expect(await explore.map.drawn()).toEqual(sumByKind(answer.areas.map(({ kinds }) => kinds)));
});

test("a district's area filters to it and is outlined", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open("district=jacobabad");
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  await expect(explore.map.selected).toHaveCount(1);
  await expect(explore.map.selected).toHaveAttribute("data-district", "jacobabad");
  // Another click on it takes the filter back.
  await explore.map.district("jacobabad").dispatchEvent("click");
  await expect(page).toHaveURL(/\/$/);
  await expect(explore.map.selected).toHaveCount(0);
});

test("symbols are drawn again after each filter", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open("kind=grant");
  await explore.filters.show();
  await explore.filters.kind("grant").click();
  await expect(page).toHaveURL(/\/$/);
  const answer = await answerTo(request, page.url());
  await expect.poll(() => explore.map.drawn()).toEqual(sumByKind(answer.areas.map(({ kinds }) => kinds)));
  // Drawn, and not merely in the document.
  for (const spot of await explore.map.spots.all()) await expect(spot).toBeVisible();
  await explore.map.button("zoom_in").click();
  await expect.poll(() => explore.map.drawn()).toEqual(sumByKind(answer.areas.map(({ kinds }) => kinds)));
  const namespaces = await explore.map.spots.evaluateAll((spots) => [...new Set(spots.map((spot) => spot.namespaceURI))]);
  expect(namespaces).toEqual(["http://www.w3.org/2000/svg"]);
});

test("zooming draws the symbols of districts apart, and the whole country together again", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  const together = await explore.map.spots.count();
  const before = await explore.map.shown();
  for (let press = 0; press < 3; press++) await explore.map.button("zoom_in").click();
  await expect(page).toHaveURL(/[?&]map=/);
  await expect.poll(() => explore.map.spots.count()).toBeGreaterThan(together);
  expect((await explore.map.shown())[2]).toBeLessThan(before[2] ?? 0);
  await explore.map.button("whole").click();
  await expect(page).not.toHaveURL(/map=/);
  await expect(explore.map.spots).toHaveCount(together);
});

test("“only this view” filters to what the map shows", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open();
  const all = await explore.results.count();
  for (let press = 0; press < 3; press++) await explore.map.button("zoom_in").click();
  await explore.map.button("search_here").click();
  await expect(page).toHaveURL(/bbox=/);
  await expect(explore.map.button("search_here")).toHaveAttribute("aria-pressed", "true");
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  expect(answer.matched).toBeLessThan(all);
  await explore.map.button("search_here").click();
  await expect(explore.results.matched).toHaveText(explore.words.number(all));
});

test("the legend hides and shows layers, and the address tells it", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  const count = await explore.results.count();
  const layer = explore.map.layer("training");
  await expect(layer).not.toContainText(explore.map.layerOff);
  await layer.click();
  await expect(layer).toContainText(explore.map.layerOff);
  await expect(page).toHaveURL(/hide=training/);
  await expect(explore.map.symbols("training")).toHaveCount(0);
  await expect(explore.map.symbols("intervention")).not.toHaveCount(0);
  // A layer is no filter.
  expect(await explore.results.count()).toBe(count);

  await explore.map.membersLayer.click();
  await expect(page).toHaveURL(/hide=member/);
  await expect(explore.map.ground).toHaveClass(/\bplain\b/);
  await page.reload();
  await explore.live();
  await expect(layer).toContainText(explore.map.layerOff);
  await expect(explore.map.membersLayer).toContainText(explore.map.layerOff);
  await expect(explore.map.symbols("training")).toHaveCount(0);
});

test("pointing at an area or a symbol says in words what it is", async ({ page, isMobile }) => {
  test.skip(isMobile, "nothing hovers on a phone");
  const explore = new Explore(page);
  await explore.open();
  const spot = explore.map.spots.first();
  await spot.hover();
  await expect(explore.map.hint).toHaveText((await spot.getAttribute("aria-label")) ?? "");
});

test("words are searched for while they are typed, and can be cleared", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open();
  const all = await explore.results.count();
  await explore.filters.search.pressSequentially("land");
  await expect(page).toHaveURL(/[?&]q=land\b/);
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  expect(answer.matched).toBeGreaterThan(0);
  expect(answer.matched).toBeLessThan(all);
  await explore.filters.search.press("Enter");
  await expect(explore.filters.search).toHaveValue("land");

  await explore.results.clear.click();
  await expect(page).toHaveURL(/\/$/);
  await expect(explore.results.matched).toHaveText(explore.words.number(all));
  await expect(explore.filters.search).toHaveValue("");
  await expect(explore.results.clear).toHaveCount(0);
});

test("searching keeps several words and their blanks as they are typed", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open("kind=training");
  await explore.filters.search.pressSequentially("conflict analysis", { delay: 15 });
  await expect(explore.filters.search).toHaveValue("conflict analysis");
  await expect.poll(() => explore.query.get("q")).toBe("conflict analysis");
  expect(explore.query.get("kind")).toBe("training");
});

test("where nothing matches, the page says so and leads on", async ({ page, axe }) => {
  const explore = new Explore(page);
  await explore.open("q=zzzzqq&from=2012&kind=grant");
  await expect(explore.results.nothing).toBeVisible();
  await expect(explore.results.matched).toHaveText("0");
  await expect(explore.results.rows).toHaveCount(0);
  await expect(explore.map.spots).toHaveCount(0);
  await axe();
  await explore.results.link("results.without_words").click();
  await expect(page).not.toHaveURL(/q=/);
  await expect(page).toHaveURL(/kind=grant/);
  await page.goBack();
  await expect(explore.results.nothing).toBeVisible();
  await explore.results.link("results.everything").click();
  await expect(page).toHaveURL(/\/$/);
  await expect(explore.results.rows).not.toHaveCount(0);
});

test("the list goes on over pages", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open();
  const first = await explore.results.links();
  await expect(explore.results.previous).toHaveCount(0);
  await explore.results.next.click();
  await expect(page).toHaveURL(/start=50/);
  await expect.poll(() => explore.results.links()).not.toEqual(first);
  const answer = await answerTo(request, page.url());
  const second = await explore.results.links();
  expect(second).toHaveLength(answer.rows.length);
  expect(second.filter((link) => first.includes(link))).toEqual([]);
  await explore.results.previous.click();
  await expect.poll(() => explore.results.links()).toEqual(first);
  // A filter begins with the first page again.
  await explore.results.next.click();
  await explore.filters.show();
  await explore.filters.kind("intervention").click();
  await expect(page).not.toHaveURL(/start=/);
});

test("every row leads to a page", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open();
  const links = await explore.results.links();
  expect(links.length).toBeGreaterThan(10);
  for (const link of links.slice(0, 12)) expect((await request.get(link)).status(), link).toBe(200);
  await explore.results.rows.locator("h3 a").first().click();
  await expect(page).toHaveURL(new RegExp(`${links[0]}$`));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`Explore can be used by everybody: ${colorScheme}`, async ({ page, axe }) => {
    await page.emulateMedia({ colorScheme });
    const explore = new Explore(page);
    await explore.open("kind=intervention&kind=training&from=2012&to=2015");
    await explore.filters.show();
    await axe();
  });
}

test("every kind has its own shape", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  const shapes = await explore.map.legend.locator(".shape").evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));
  expect(shapes).toHaveLength(KINDS.length);
  expect(new Set(shapes).size).toBe(KINDS.length);
});
