import { answerTo } from "../lib/answers";
import { expect, test } from "../lib/test";
import { Explore } from "../pages/explore";

const snapshot = "**/data/atlas-*";
const api = "**/api/explore*";

test.describe("neither snapshot nor server can be reached", () => {
  test.beforeEach(async ({ page, guard }) => {
    guard.announce(/ERR_FAILED/);
    for (const address of [snapshot, api]) await page.route(address, (route) => route.abort());
  });

  test("the page says so, keeps what it has, and recovers by its button", async ({ page, request, axe }) => {
    const explore = new Explore(page);
    await explore.open();
    const before = await explore.results.links();
    await explore.filters.kind("training").click();
    await expect(explore.results.unreachable).toBeVisible();
    expect(await explore.results.links()).toEqual(before);
    await axe();

    await page.unroute(api);
    await explore.results.again.click();
    const answer = await answerTo(request, page.url());
    await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
    await expect(explore.results.unreachable).toBeHidden();
  });

  test("it recovers by itself when the connection is back", async ({ page, request }) => {
    const explore = new Explore(page);
    await explore.open();
    await explore.filters.kind("grant").click();
    await expect(explore.results.unreachable).toBeVisible();
    await page.unroute(api);
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    const answer = await answerTo(request, page.url());
    await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
    await expect(explore.results.unreachable).toBeHidden();
  });

  test("a second filter asks again", async ({ page, request }) => {
    const explore = new Explore(page);
    await explore.open();
    await explore.filters.kind("grant").click();
    await expect(explore.results.unreachable).toBeVisible();
    await page.unroute(api);
    await explore.filters.kind("training").click();
    const answer = await answerTo(request, page.url());
    await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  });

  test("in Urdu it says so in Urdu", async ({ page }) => {
    const explore = new Explore(page, "ur");
    await explore.open();
    await explore.filters.kind("training").click();
    await expect(explore.results.unreachable).toBeVisible();
  });
});

test("a server in trouble counts as out of reach", async ({ page, guard }) => {
  guard.announce(/50\d/);
  await page.route(snapshot, (route) => route.fulfill({ status: 503, body: "" }));
  await page.route(api, (route) => route.fulfill({ status: 500, body: "{}" }));
  const explore = new Explore(page);
  await explore.open();
  await explore.filters.kind("training").click();
  await expect(explore.results.unreachable).toBeVisible();
});

test("a snapshot that can't be read is done without", async ({ page, request }) => {
  await page.route(snapshot, (route) => route.fulfill({ status: 200, body: "not an atlas" }));
  const explore = new Explore(page);
  await explore.open();
  await explore.filters.kind("training").click();
  const answer = await answerTo(request, page.url());
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
});

test("a slow answer is announced, and the last one asked for wins", async ({ page, request, guard }) => {
  guard.announce(/ERR_FAILED/);
  await page.route(snapshot, (route) => route.abort());
  const explore = new Explore(page);
  let slow = true;
  await page.route(api, async (route) => {
    const wait = slow ? 1_500 : 0;
    slow = false;
    await new Promise((done) => setTimeout(done, wait));
    // The page may have been closed meanwhile.
    await route.continue().catch(() => undefined);
  });
  await explore.open();
  await explore.filters.kind("training").click();
  await expect(explore.results.working).toBeVisible();
  await explore.filters.kind("grant").click();
  const answer = await answerTo(request, "/?kind=training&kind=grant");
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  await page.waitForTimeout(1_600);
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  await expect(explore.results.working).toBeHidden();
});

test("once loaded, Explore answers without a connection", async ({ page, context, request }) => {
  const explore = new Explore(page);
  await explore.open();
  await page.waitForLoadState("networkidle");
  const answer = await answerTo(request, "/?kind=training");
  await context.setOffline(true);
  await explore.filters.kind("training").click();
  await expect(explore.results.matched).toHaveText(explore.words.number(answer.matched));
  await expect(explore.results.unreachable).toBeHidden();
  await context.setOffline(false);
});
