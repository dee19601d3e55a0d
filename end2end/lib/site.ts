import type { APIRequestContext } from "@playwright/test";

/** The paths of all pages that the site map lists, in every language. */
export async function listedPaths(request: APIRequestContext): Promise<string[]> {
  const parts = locations(await text(request, "/sitemap.xml"));
  const lists = await Promise.all(parts.map((part) => text(request, pathOf(part))));
  return lists.flatMap(locations).map(pathOf);
}

async function text(request: APIRequestContext, path: string): Promise<string> {
  const response = await request.get(path);
  if (!response.ok()) throw new Error(`${path}: ${response.status()}`);
  return response.text();
}

const locations = (xml: string): string[] => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((found) => found[1] ?? "");

/** The site map tells addresses as people type them, which need not be where the tests reach the site. */
const pathOf = (address: string): string => new URL(address).pathname;

/** `/stories/k3x9` and `/ur/stories/p0c2` are made alike but for the language; list pages are of their own make. */
export function template(path: string): string {
  const parts = path.split("/").filter((part) => part !== "");
  const language = parts[0] === "ur" ? "/ur" : "";
  const rest = language ? parts.slice(1) : parts;
  const pattern = rest.length > 1 ? `/${rest[0]}/…` : `/${rest[0] ?? ""}`;
  return language + pattern;
}

/** One path of each template, the first. */
export function samples(paths: string[]): string[] {
  const first = new Map<string, string>();
  for (const path of paths) if (!first.has(template(path))) first.set(template(path), path);
  return [...first.values()];
}

/** Runs work for each item, a few at a time. */
export async function each<T>(items: T[], work: (item: T) => Promise<void>, atATime = 6): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const worker = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}
