import { samples, listedPaths } from "../lib/site";
import { expect, test } from "../lib/test";
import { languages } from "../lib/words";
import { smallTargets } from "../pages/targets";
import { Explore } from "../pages/explore";
import { overflow } from "../pages/site";

for (const language of languages) {
  test.describe(language, () => {
    test("filters are behind one button that counts them", async ({ page }) => {
      const explore = new Explore(page, language);
      await explore.open();
      await expect(explore.filters.facets).toBeHidden();
      await explore.filters.button.tap();
      await expect(explore.filters.facets).toBeVisible();
      await explore.filters.kind("training").tap();
      await expect(page).toHaveURL(/kind=training/);
      await explore.filters.button.tap();
      await expect(explore.filters.facets).toBeHidden();
      await expect(explore.filters.button.locator(".count")).toHaveText(explore.words.number(1));
    });

    test("nothing reaches beyond the side of the screen", async ({ page, request }) => {
      const explore = new Explore(page, language);
      await explore.open("kind=training&from=2012&to=2014");
      expect.soft(await overflow(page), "Explore").toEqual([]);
      await explore.filters.show();
      expect.soft(await overflow(page), "Explore with its filters").toEqual([]);
      await explore.map.section.locator(".map-table summary").click();
      expect.soft(await overflow(page), "Explore with its table").toEqual([]);
      const own = (await listedPaths(request)).filter((path) => /^\/ur(\/|$)/.test(path) === explore.words.isRightToLeft);
      for (const path of samples(own)) {
        await page.goto(path);
        expect.soft(await overflow(page), path).toEqual([]);
      }
    });

    test("everything is large enough for a finger", async ({ page }) => {
      const explore = new Explore(page, language);
      await explore.open("kind=training&kind=intervention");
      await explore.filters.show();
      expect.soft(await smallTargets(page, 24), "under 24 px").toEqual([]);
      const first = [
        ".masthead a",
        ".search input",
        ".filters-label",
        ".facet summary",
        "a.facet-line",
        ".map-controls button",
        ".layer",
        "a.spot",
        ".dates input",
        ".play",
        ".resolutions a",
        ".pages a",
        ".actions a",
        ".actions button",
        ".results-head a",
      ];
      expect.soft(await smallTargets(page, 44, first.join()), "under 44 px").toEqual([]);
    });

    test("a phone's Explore can be used by everybody", async ({ page, axe }) => {
      const explore = new Explore(page, language);
      await explore.open();
      await axe();
      await explore.filters.show();
      await axe();
    });
  });
}

test("map, timeline and results follow each other down the page", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  const sections = [explore.filters.search, explore.map.section, explore.timeline.section, explore.results.section];
  const tops = await Promise.all(sections.map(async (section) => (await section.boundingBox())?.y ?? NaN));
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
});

test("the map can be seen without scrolling past the filters", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  const box = await explore.map.drawing.boundingBox();
  expect(box?.y).toBeLessThan(740 / 2);
});

test("the navigation reaches every page", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  const about = page.getByRole("navigation", { name: explore.words.text("shell.navigation") }).getByRole("link", { name: explore.words.text("shell.about") });
  await about.tap();
  await expect(page).toHaveURL(/\/about$/);
  expect(await overflow(page)).toEqual([]);
});

test("a finger on the map's symbol filters", async ({ page }) => {
  const explore = new Explore(page);
  await explore.open();
  await explore.map.spots.first().tap();
  await expect(page).toHaveURL(/district=|region=/);
});
