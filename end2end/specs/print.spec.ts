import { expect, test } from "../lib/test";
import { languages } from "../lib/words";
import { Explore } from "../pages/explore";
import { Site } from "../pages/site";

for (const language of languages) {
  test(`a printed Explore has map and list, and nothing to press: ${language}`, async ({ page }) => {
    const explore = new Explore(page, language);
    await explore.open("kind=training&from=2012&to=2014");
    await page.emulateMedia({ media: "print" });
    const site = new Site(page, language);
    for (const hidden of [explore.filters.facets, explore.filters.search, explore.map.button("zoom_in"), site.navigation, explore.results.copyLink])
      await expect.soft(hidden).toBeHidden();
    for (const shown of [explore.map.drawing, explore.results.head, explore.results.rows.first(), explore.map.spots.first(), explore.timeline.plot.locator(".bars")])
      await expect.soft(shown).toBeVisible();
    // The whole list, not the part that a screen would show.
    const cut = await explore.results.rows.last().evaluate((row) => {
      const list = row.parentElement;
      return list ? list.scrollHeight - list.clientHeight : NaN;
    });
    expect.soft(cut).toBeLessThanOrEqual(1);
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });
}

test("a dark screen prints on white", async ({ page }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const explore = new Explore(page);
  await explore.open();
  const paper = await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
  const parts = paper.match(/\d+/g)?.map(Number) ?? [];
  const isClear = parts[3] === 0;
  expect(isClear || parts.every((part) => part > 235), paper).toBe(true);
  const ink = await page.locator("body").evaluate((body) => getComputedStyle(body).color);
  expect(ink.match(/\d+/g)?.every((part) => Number(part) < 90), ink).toBe(true);
});

test("Print opens the browser's own dialogue", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  const explore = new Explore(page);
  await explore.open();
  await explore.results.section.getByRole("button", { name: explore.words.text("explore.actions.print") }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "");
});
