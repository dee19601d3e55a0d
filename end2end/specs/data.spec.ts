import { readFile } from "node:fs/promises";
import type { APIRequestContext, Page } from "@playwright/test";
import { answerTo, type Answer } from "../lib/answers";
import { csvRecords } from "../lib/csv";
import { expect, test } from "../lib/test";
import { Explore } from "../pages/explore";

interface GeoJson {
  type: string;
  matched: number;
  features: { id: string; geometry: unknown; properties: { kind: string; from: string; to: string } }[];
}

async function downloaded(page: Page, format: "CSV" | "GeoJSON"): Promise<{ name: string; text: string }> {
  const begun = page.waitForEvent("download");
  await new Explore(page).results.download(format).click();
  const download = await begun;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Ids of all rows, over all pages of the list. */
async function listed(request: APIRequestContext, query: string): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const response = await request.get(`/api/explore?${query}&limit=200&offset=${ids.length}`);
    const answer = (await response.json()) as Answer;
    ids.push(...answer.rows.map(({ id }) => id));
    if (answer.rows.length === 0 || ids.length >= answer.matched) return ids;
  }
}

for (const query of ["", "kind=training&from=2012&to=2015", "q=land&region=interior-sindh"]) {
  test(`the downloads hold what is seen: /?${query}`, async ({ page, request }) => {
    const explore = new Explore(page);
    await explore.open(query);
    const ids = await listed(request, query);
    expect(ids).toHaveLength(await explore.results.count());

    const csv = await downloaded(page, "CSV");
    expect(csv.name).toMatch(/^rabta-events-.*\.csv$/);
    const records = csvRecords(csv.text);
    expect(records.map(({ id }) => id)).toEqual(ids);

    const geo = await downloaded(page, "GeoJSON");
    expect(geo.name).toMatch(/\.geojson$/);
    const collection = JSON.parse(geo.text) as GeoJson;
    expect(collection.type).toBe("FeatureCollection");
    expect(collection.matched).toBe(ids.length);
    expect(collection.features.map(({ id }) => id)).toEqual(ids);
    expect(collection.features.map(({ properties }) => properties.kind)).toEqual(records.map(({ kind }) => kind));
  });
}

test("a download follows the filters as they change", async ({ page, request }) => {
  const explore = new Explore(page);
  await explore.open();
  await explore.filters.kind("grant").click();
  await expect(explore.results.download("CSV")).toHaveAttribute("href", "/data/events.csv?kind=grant");
  const { matched } = await answerTo(request, page.url());
  expect(csvRecords((await downloaded(page, "CSV")).text)).toHaveLength(matched);
});

test("a download of nothing is a file with a head alone", async ({ request }) => {
  const csv = await (await request.get("/data/events.csv?q=zzzzqq")).text();
  expect(csv.trim().split("\n")).toHaveLength(1);
  const geo = (await (await request.get("/data/events.geojson?q=zzzzqq")).json()) as GeoJson;
  expect(geo.features).toEqual([]);
});

test("every record's address in the CSV has a page", async ({ request }) => {
  const records = csvRecords(await (await request.get("/data/events.csv?from=2013&to=2014")).text());
  const addresses = records.map(({ url }) => url ?? "").filter((url) => url !== "");
  expect(addresses.length).toBeGreaterThan(0);
  for (const address of addresses.slice(0, 20)) {
    const { pathname } = new URL(address);
    expect((await request.get(pathname)).status(), pathname).toBe(200);
  }
});

for (const format of ["csv", "geojson"]) {
  test(`a filter that can't be used is refused by the ${format} too`, async ({ request }) => {
    const response = await request.get(`/data/events.${format}?region=atlantis`);
    expect(response.status()).toBe(400);
    expect(await response.text()).toContain("region");
  });
}
