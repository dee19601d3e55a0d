import { fileURLToPath } from "node:url";
import { devices, type BrowserContextOptions, type Page } from "@playwright/test";
import { listedPaths } from "./lib/site";
import { expect, test } from "./lib/test";
import { Words, languages, type Language } from "./lib/words";
import { Explore } from "./pages/explore";

const folder = fileURLToPath(new URL("../docs/screenshots/", import.meta.url));

const screens: Record<string, BrowserContextOptions> = {
  wide: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, userAgent: devices["Pixel 7"].userAgent },
};

test.use({ slippy: true });

for (const [screen, options] of Object.entries(screens))
  for (const colorScheme of ["light", "dark"] as const)
    for (const language of languages)
      test(`${screen}, ${colorScheme}, ${language}`, async ({ another, request }) => {
        test.setTimeout(60_000);
        const page = await another({ ...options, colorScheme });
        const words = new Words(language);
        const picture = async (name: string) => {
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: `${folder}${name}-${screen}-${colorScheme}-${language}.png`, animations: "disabled" });
        };
        await explore(page, language);
        await picture("explore");
        for (const list of ["stories", "trainings"]) {
          await page.goto(words.path(`/${list}`));
          await picture(list);
        }
        const organisation = (await listedPaths(request)).find((path) => path.startsWith("/organisations/"));
        await page.goto(words.path(organisation ?? "/organisations"));
        await picture("organisation");
      });

async function explore(page: Page, language: Language): Promise<void> {
  const explore = new Explore(page, language);
  await explore.open();
  await expect(explore.map.section).toHaveClass(/\bslippy\b/, { timeout: 20_000 });
  await page.waitForLoadState("networkidle");
}
