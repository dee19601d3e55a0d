import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";
import { Guard } from "./guard";

export { expect };

interface Options {
  /** Whether the browser may load the slippy map. Without it pages are quicker, and all else is the same. */
  slippy: boolean;
}

interface Tools {
  guard: Guard;
  /** A page in a browser that knows nothing of the first. */
  another: (options?: BrowserContextOptions) => Promise<Page>;
  /** Fails where the page breaks WCAG 2.2 AA. */
  axe: (of?: Page) => Promise<void>;
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

export const test = base.extend<Options & Tools>({
  slippy: [false, { option: true }],

  guard: [
    async ({ baseURL }, use) => {
      const guard = new Guard(new URL(baseURL ?? "").origin);
      await use(guard);
      expect(guard.faults, "what no page may do").toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, guard, slippy }, use) => {
    await prepare(context, guard, slippy);
    await use(context);
  },

  another: async ({ browser, guard, slippy }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await prepare(context, guard, slippy);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  axe: async ({ page }, use) => {
    await use(async (of = page) => {
      expect(await breaches(of), `accessibility of ${new URL(of.url()).pathname}`).toEqual([]);
    });
  },
});

/** What a page breaks of WCAG 2.2 AA: a line a rule, with the first of the elements that break it. */
async function breaches(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.map(({ id, nodes }) => {
    const first = nodes.slice(0, 4).map(({ target, failureSummary }) => {
      const why = failureSummary?.split("\n").slice(1).join(";").trim();
      return `${target.join(" ")} (${why})`;
    });
    return `${id}, ${nodes.length} times: ${first.join(" | ")}`;
  });
}

async function prepare(context: BrowserContext, guard: Guard, slippy: boolean): Promise<void> {
  guard.watch(context);
  // The browser's own estimate of the connection falls with the load of the machine.
  await context.addInitScript(slippy ? goodConnection : saveData);
}

/** A browser that is asked to save data. */
export function saveData(): void {
  Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true, effectiveType: "4g" }), configurable: true });
}

function goodConnection(): void {
  Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: false, effectiveType: "4g" }), configurable: true });
}
