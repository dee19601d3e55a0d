import { expect, test } from "../lib/test";
import { languages } from "../lib/words";
import { Site } from "../pages/site";

for (const language of languages) {
  for (const path of ["/nowhere", "/stories/zzzzzzzz", "/trainings/0", "/regions/atlantis", "/stories/a/b"]) {
    test(`nothing at ${path}: the page helps (${language})`, async ({ page, guard }) => {
      guard.announce(/status of 404/);
      const site = new Site(page, language);
      const response = await page.goto(site.words.path(path));
      expect(response?.status()).toBe(404);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(site.heading).toHaveText(site.words.text("errors.not_found.title"));
      await expect(site.search).toBeVisible();
      expect(await site.elsewhere.getByRole("link").count()).toBeGreaterThan(3);
    });
  }

  test(`the page for nothing can be used by everybody, and searches (${language})`, async ({ page, guard, axe }) => {
    guard.announce(/status of 404/);
    const site = new Site(page, language);
    await page.goto(site.words.path("/nowhere"));
    await axe();
    await site.search.fill("land");
    await site.search.press("Enter");
    await expect(page).toHaveURL(`${site.words.path("/")}?q=land`);
  });

  const unusable = [
    ["kind", "nonsense"],
    ["region", "atlantis"],
    ["district", "atlantis"],
    ["dispute", "none"],
    ["theme", "none"],
    ["module", "none"],
    ["profession", "none"],
    ["from", "2013-13"],
    ["to", "yesterday"],
    ["bbox", "1,2,3"],
    ["q", "x".repeat(201)],
  ] as const;
  for (const [name, value] of unusable) {
    test(`a value of ${name} that can't be used is named (${language})`, async ({ page, guard, request }) => {
      guard.announce(/status of 400/);
      const site = new Site(page, language);
      const response = await page.goto(`${site.words.path("/")}?${name}=${value}`);
      expect(response?.status()).toBe(400);
      await expect(site.heading).toHaveText(site.words.text("errors.bad_request.title"));
      await expect(site.complaint).toContainText(name);
      await expect(site.complaint).toContainText(value.slice(0, 40));
      await expect(site.search).toBeVisible();

      const api = await request.get(`/api/explore?${name}=${value}`);
      expect(api.status()).toBe(400);
      expect(await api.json()).toMatchObject({ error: { parameter: name, value } });
    });
  }

  test(`the page for a value that can't be used can be used by everybody (${language})`, async ({ page, guard, axe }) => {
    guard.announce(/status of 400/);
    const site = new Site(page, language);
    await page.goto(`${site.words.path("/")}?kind=nonsense`);
    await axe();
    await site.elsewhere.getByRole("link").first().click();
    await expect(page).toHaveURL(site.words.path("/"));
  });
}

test("what a value holds is shown as text", async ({ page, guard }) => {
  guard.announce(/status of 400/);
  const site = new Site(page);
  await page.goto(`/?kind=${encodeURIComponent('<img src=x onerror="document.title=1">')}`);
  await expect(site.complaint).toContainText("<img src=x");
  await expect(site.complaint.locator("img")).toHaveCount(0);
});

test("dates in the wrong order are named", async ({ page, guard }) => {
  guard.announce(/status of 400/);
  const site = new Site(page);
  expect((await page.goto("/?from=2015&to=2012"))?.status()).toBe(400);
  await expect(site.complaint).toContainText("from");
});

test("what can't be read of the drawing filters nothing", async ({ page }) => {
  for (const query of ["map=1,2", "hide=nonsense", "start=x", "utm_source=mail"]) {
    expect((await page.goto(`/?${query}`))?.status(), query).toBe(200);
    await expect(page.locator("main.explore")).toHaveClass(/live/);
  }
});

test("programs are answered as programs", async ({ request }) => {
  for (const path of ["/api/nowhere", "/data/nowhere.csv"]) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(404);
    expect(response.headers()["content-type"], path).toContain("json");
  }
});

test("a slash too many leads to the page", async ({ page }) => {
  await page.goto("/stories/");
  await expect(page).toHaveURL("/stories");
});
