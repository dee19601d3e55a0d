import { csvRecords } from "../lib/csv";
import { each, listedPaths, samples, template } from "../lib/site";
import { expect, test } from "../lib/test";
import { Words, languages } from "../lib/words";
import { Site } from "../pages/site";

const isExplore = (path: string): boolean => path === "/" || path === "/ur";
const isOf = (language: string) => (path: string) => /^\/ur(\/|$)/.test(path) === (language === "ur");

/** What a page of the site must have, and what is wrong with this one. */
function faults(html: string, path: string, language: string): string[] {
  const head = html.slice(0, html.indexOf("</head>"));
  const title = /<title[^>]*>([^<]*)<\/title>/.exec(head)?.[1]?.trim() ?? "";
  const headings = html.match(/<h1[\s>]/g)?.length ?? 0;
  const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes ?? "");
  const hasWayOut = /<a [^>]*class="leave"/.test(html);
  const isMeant = (attributes: string): boolean => hasWayOut && /src="\/assets\/[\w-]+\/leave\.mjs"/.test(attributes);
  const running = scripts.filter((attributes) => !/type="application\/ld\+json"/.test(attributes) && !isMeant(attributes));
  const found: string[] = [];
  if (title === "") found.push("no title");
  if (headings !== 1) found.push(`${headings} main headings`);
  if (running.length > 0 && !isExplore(path)) found.push("script");
  if (!new RegExp(`<html[^>]*\\blang="${language}"`).test(html)) found.push("another language");
  if (!/<meta name="description" content="[^"]+"/.test(head)) found.push("no description");
  if (!/<link rel="canonical"|<link[^>]*rel="canonical"/.test(head)) found.push("no canonical address");
  if (/\{\{|\bundefined\b|\bNaN\b/.test(html.replace(/<script[\s\S]*?<\/script>/g, ""))) found.push("a text with a gap");
  return found;
}

for (const language of languages) {
  test(`every page of the site map is there and whole: ${language}`, async ({ request }) => {
    const paths = (await listedPaths(request)).filter(isOf(language));
    expect(paths.length).toBeGreaterThan(20);
    const wrong = new Map<string, string[]>();
    const titles = new Map<string, string>();
    await each(paths, async (path) => {
      const response = await request.get(path);
      const html = await response.text();
      const found = response.status() === 200 ? faults(html, path, language) : [`${response.status()}`];
      for (const fault of found) wrong.set(fault, [...(wrong.get(fault) ?? []), path]);
      titles.set(path, /<title[^>]*>([^<]*)/.exec(html)?.[1] ?? "");
    });
    expect([...wrong].map(([fault, paths]) => `${fault}: ${paths.length} pages, such as ${paths[0]}`)).toEqual([]);
    const fixed = paths.filter((path) => !template(path).endsWith("…"));
    expect(new Set(fixed.map((path) => titles.get(path))).size, "list pages have titles of their own").toBe(fixed.length);
  });

  test(`every kind of page can be used by everybody: ${language}`, async ({ page, request, axe }) => {
    // Explore has journeys of its own.
    const paths = samples((await listedPaths(request)).filter(isOf(language))).filter((path) => !isExplore(path));
    for (const path of paths) {
      await test.step(path, async () => {
        await page.goto(path);
        await expect.soft(page.getByRole("heading", { level: 1 })).toBeVisible();
        await axe().catch((error: Error) => expect.soft(error.message, path).toBe(""));
      });
    }
  });

  test(`every kind of page leads on: ${language}`, async ({ page, request }) => {
    const paths = samples((await listedPaths(request)).filter(isOf(language)));
    const links = new Map<string, string>();
    for (const path of paths) {
      await page.goto(path);
      const own = await page.locator("a[href]").evaluateAll((anchors) =>
        anchors.map((anchor) => new URL(anchor.getAttribute("href") ?? "", location.href)).filter((url) => url.origin === location.origin).map((url) => url.pathname + url.search),
      );
      for (const link of own) if (!links.has(link)) links.set(link, path);
    }
    // Explore's many combinations of filters have journeys of their own.
    const asked = [...links].filter(([link]) => !/^\/(ur)?\?/.test(link) && !link.startsWith("/data/"));
    const wrong: string[] = [];
    await each(asked, async ([link, from]) => {
      const status = (await request.get(link)).status();
      if (status !== 200) wrong.push(`${link}: ${status}, linked from ${from}`);
    });
    expect(wrong).toEqual([]);
  });

  test(`the navigation leads to every list, and marks the page that is shown: ${language}`, async ({ page }) => {
    const site = new Site(page, language);
    const words = new Words(language);
    await page.goto(words.path("/about"));
    for (const name of ["stories", "trainings", "organisations", "lessons", "about"]) {
      const link = site.navigation.getByRole("link", { name: words.text(`shell.${name}`), exact: true });
      await link.click();
      await expect(page).toHaveURL(words.path(`/${name}`));
      await expect(link).toHaveAttribute("aria-current", "page");
      await expect(site.heading).toBeVisible();
    }
    await site.navigation.getByRole("link", { name: words.text("shell.explore"), exact: true }).click();
    await expect(page).toHaveURL(words.path("/"));
  });
}

test("the dark look can be read as well", async ({ page, request, axe }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const paths = samples((await listedPaths(request)).filter(isOf("en"))).filter((path) => !isExplore(path));
  for (const path of paths) {
    await page.goto(path);
    await axe().catch((error: Error) => expect.soft(error.message, path).toBe(""));
  }
});

test("the site map names each page in both languages", async ({ request }) => {
  const paths = await listedPaths(request);
  const english = paths.filter(isOf("en"));
  const urdu = paths.filter(isOf("ur"));
  expect(urdu.map((path) => path.replace(/^\/ur/, "") || "/").sort()).toEqual([...english].sort());
  expect(new Set(paths).size).toBe(paths.length);
  for (const list of ["/", "/stories", "/trainings", "/organisations", "/about"]) expect(english).toContain(list);
  for (const record of ["trainings", "stories", "organisations", "networks", "grants", "assessments", "regions", "sources"])
    expect.soft(english.some((path) => path.startsWith(`/${record}/`)), `a page of ${record}`).toBe(true);
});

test("what search engines and programs read is there", async ({ request }) => {
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain("Sitemap:");
  for (const path of ["/favicon.svg", "/card.png", "/feed.atom", "/ur/feed.atom", "/healthz", "/readyz"])
    expect.soft((await request.get(path)).status(), path).toBe(200);
});

test("structured data tells what is real, and can be read", async ({ page, request }) => {
  const records = csvRecords(await (await request.get("/data/events.csv")).text());
  const data = page.locator('script[type="application/ld+json"]');
  for (const kind of ["trainings", "stories", "organisations"]) {
    const ofKind = records.filter(({ url }) => url?.includes(`/${kind}/`));
    const [real, made] = ["false", "true"].map((made) => ofKind.filter((record) => record.demonstration === made).map(({ url }) => new URL(url ?? "").pathname));
    let told = 0;
    // Stories that need care are not offered to search engines either.
    for (const path of real?.slice(0, 6) ?? []) {
      await page.goto(path);
      for (const text of await data.allTextContents()) expect.soft(JSON.parse(text), path).toHaveProperty("@context");
      told += await data.count();
    }
    expect.soft(told, `structured data of ${kind}`).toBeGreaterThan(0);
    // Nothing made up is.
    await page.goto(made?.[0] ?? "");
    await expect.soft(page.locator('meta[name="robots"]'), made?.[0]).toHaveAttribute("content", /noindex/);
    await expect.soft(data, made?.[0]).toHaveCount(0);
  }
});
