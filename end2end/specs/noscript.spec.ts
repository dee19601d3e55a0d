import { answerTo, sumByKind } from "../lib/answers";
import { expect, test } from "../lib/test";
import { languages } from "../lib/words";
import { Explore } from "../pages/explore";
import { expectedPieces } from "../pages/timeline";

test.use({ javaScriptEnabled: false });

for (const language of languages) {
  test(`the whole picture is there: ${language}`, async ({ page, request }) => {
    const explore = new Explore(page, language);
    await page.goto(explore.address("kind=training&kind=intervention"));
    const answer = await answerTo(request, page.url());
    await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
    expect(await explore.map.tableCounts()).toEqual(answer.areas.map(({ kinds }) => kinds));
    expect(await explore.map.drawn()).toEqual(sumByKind(answer.areas.map(({ kinds }) => kinds)));
    expect(await explore.timeline.bars()).toEqual(expectedPieces(answer));
  });
}

test("a filter is a link", async ({ page }) => {
  const explore = new Explore(page);
  await page.goto(explore.address("from=2010"));
  await explore.filters.show();
  const training = explore.filters.kind("training");
  const offered = await explore.filters.count(training);
  await training.click();
  await expect(page).toHaveURL("/?from=2010&kind=training");
  await expect(explore.results.matched).toHaveText(explore.words.number(offered));
  await explore.filters.show();
  await expect(explore.filters.kind("training")).toHaveAttribute("aria-current", "true");
  await explore.filters.kind("training").click();
  await expect(page).toHaveURL("/?from=2010");
});

test("dates are a form that keeps the other filters", async ({ page, request }) => {
  const explore = new Explore(page);
  await page.goto(explore.address("kind=training&q=mediation"));
  await explore.timeline.fromField.fill("2012-01-01");
  await explore.timeline.toField.fill("2014-12-31");
  await explore.timeline.apply.click();
  await expect(page).toHaveURL(/from=2012-01-01/);
  expect(Object.fromEntries(explore.query)).toEqual({ kind: "training", q: "mediation", from: "2012-01-01", to: "2014-12-31" });
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  await expect(explore.timeline.fromField).toHaveValue("2012-01-01");
});

test("dates left empty filter nothing", async ({ page, request }) => {
  const explore = new Explore(page);
  await page.goto(explore.address());
  await explore.timeline.apply.click();
  const answer = await answerTo(request, "");
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.total));
});

test("searching is a form that keeps the other filters", async ({ page, request }) => {
  const explore = new Explore(page);
  await page.goto(explore.address("from=2012&to=2015"));
  await explore.filters.search.fill("land");
  await explore.filters.search.press("Enter");
  await expect(page).toHaveURL(/q=land/);
  expect(Object.fromEntries(explore.query)).toEqual({ q: "land", from: "2012", to: "2015" });
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
});

test("the list goes on over pages", async ({ page }) => {
  const explore = new Explore(page);
  await page.goto(explore.address());
  const first = await explore.results.links();
  await explore.results.next.click();
  await expect(page).toHaveURL(/start=50/);
  const second = await explore.results.links();
  expect(second.filter((link) => first.includes(link))).toEqual([]);
  await explore.results.previous.click();
  expect(await explore.results.links()).toEqual(first);
});

test("the map shows the part, the districts and the layers that the address tells", async ({ page }) => {
  const explore = new Explore(page);
  await page.goto(explore.address("district=jacobabad&map=68.440,28.280,7.50&hide=member"));
  await expect(explore.map.selected).toHaveAttribute("data-district", "jacobabad");
  await expect(explore.map.ground).toHaveClass(/\bplain\b/);
  // Symbols and ground are drawn to one scale.
  expect(await explore.map.ground.getAttribute("viewBox")).toBe(await explore.map.drawing.getAttribute("viewBox"));
});

test("a symbol on the map is a link", async ({ page, request }) => {
  const explore = new Explore(page);
  await page.goto(explore.address("kind=training"));
  await explore.map.spots.first().click();
  await expect(page).toHaveURL(/district=|region=/);
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
});

test("filters are cleared by a link, and nothing found leads on", async ({ page }) => {
  const explore = new Explore(page);
  await page.goto(explore.address("q=zzzzqq"));
  await expect(explore.results.nothing).toBeVisible();
  await explore.results.clear.click();
  await expect(page).toHaveURL("/");
});

test("the bars' width is a link", async ({ page, request }) => {
  const explore = new Explore(page);
  await page.goto(explore.address());
  await explore.timeline.resolutions.getByRole("link", { name: explore.words.text("explore.timeline.month"), exact: true }).click();
  await expect(page).toHaveURL(/by=month/);
  expect(await explore.timeline.bars()).toEqual(expectedPieces(await answerTo(request, page.url())));
});

test("nothing is offered that needs script", async ({ page }) => {
  const explore = new Explore(page);
  await page.goto(explore.address());
  for (const button of await page.getByRole("button").all()) {
    const works = await button.evaluate((element) => element.matches("[type=submit], :disabled") && element.closest("form") !== null);
    const disabled = await button.isDisabled();
    expect.soft(works || disabled, await button.innerText()).toBe(true);
  }
});
