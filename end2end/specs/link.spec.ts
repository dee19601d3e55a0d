import { expect, test } from "../lib/test";
import { Explore } from "../pages/explore";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("a copied link opens as the same picture elsewhere", async ({ page, another }) => {
  const explore = new Explore(page);
  await explore.open();
  await explore.filters.show();
  await explore.filters.kind("intervention").click();
  await explore.timeline.drag(0.2, 0.55);
  await explore.map.button("zoom_in").click();
  await explore.map.button("zoom_in").click();
  await explore.map.layer("grant").click();
  await explore.results.copyLink.click();
  // Said where the reader looks, on a phone too.
  await expect(page.getByText(explore.words.text("explore.actions.copied"))).toBeInViewport();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());

  const other = new Explore(await another());
  await other.page.goto(link);
  await other.live();
  expect(await other.picture()).toEqual(await explore.picture());
  const [shown, there] = await Promise.all([explore.map.shown(), other.map.shown()]);
  // The address has the camera to a hundredth of a zoom.
  shown.forEach((number, position) => expect(Math.abs(number - (there[position] ?? NaN))).toBeLessThan(1 + Math.abs(number) * 0.01));
  await expect(other.map.layer("grant")).toContainText(explore.map.layerOff);
  expect(other.page.url()).toBe(link);
});

test("the link is there to be copied by hand as well", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open("kind=training");
  await expect(explore.results.copyLink).toHaveAttribute("href", "/?kind=training");
});

test("where the clipboard is refused, the page says what to do", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  const explore = new Explore(page);
  await explore.open();
  await explore.results.copyLink.click();
  await expect(page.getByText(explore.words.text("explore.actions.not_copied"))).toBeInViewport();
});

test("where there is no clipboard, the page says what to do", async ({ page }) => {
  // As on a site without encryption.
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined }));
  const explore = new Explore(page);
  await explore.open();
  await explore.results.copyLink.click();
  await expect(page.getByText(explore.words.text("explore.actions.not_copied"))).toBeInViewport();
});

test("back and forward walk through the views", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  const all = await explore.picture();
  await explore.filters.show();
  await explore.filters.kind("training").click();
  await expect(page).toHaveURL(/kind=training/);
  await explore.settled();
  const trainings = await explore.picture();
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await expect.poll(() => explore.picture()).toEqual(all);
  await page.goForward();
  await expect.poll(() => explore.picture()).toEqual(trainings);
});

test("back leads from a search to what was there before it", async ({ page }) => {
  const explore = new Explore(page);
  await page.goto(explore.words.path("/about"));
  await page.goto(explore.address());
  await explore.live();
  const all = await explore.results.headline();
  await explore.filters.search.pressSequentially("land");
  await explore.filters.search.press("Enter");
  await expect(page).toHaveURL(/q=land/);
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await expect.poll(() => explore.results.headline()).toBe(all);
});

test("the other language shows the same view", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  await explore.filters.show();
  await explore.filters.kind("training").click();
  await explore.timeline.drag(0.2, 0.55);
  await expect(page).toHaveURL(/from=/);
  const query = explore.query.toString();
  const count = await explore.results.count();
  await page.getByRole("navigation", { name: explore.words.text("shell.languages") }).getByRole("link", { name: "اردو" }).click();
  const urdu = new Explore(page, "ur");
  await urdu.live();
  expect(urdu.query.toString()).toBe(query);
  expect(await urdu.results.count()).toBe(count);
});

test("a link from outside with a year alone is understood", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open("from=2013&to=2013");
  await expect(explore.timeline.fromField).toHaveValue("2013-01-01");
  await expect(explore.timeline.toField).toHaveValue("2013-12-31");
  await expect(explore.results.head).toContainText("2013");
});
