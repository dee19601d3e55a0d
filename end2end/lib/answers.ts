import type { APIRequestContext } from "@playwright/test";

/** Kinds on map and timeline, in the order of every list of counts by kind. */
export const KINDS = ["intervention", "training", "organisation", "grant", "assessment"] as const;
export type Kind = (typeof KINDS)[number];

type Area = unknown;

/** What `/api/explore` says of a view. */
export interface Answer {
  total: number;
  matched: number;
  began_before: number;
  without_area: number;
  facets: [facet: string, terms: { term: string; count: number }[]][];
  timeline: {
    from: string;
    to: string;
    resolution: "month" | "quarter" | "year";
    bars: { from: string; to: string; kinds: number[]; all: number }[];
    lanes: { id: string; kind: Kind }[];
  };
  areas: { area: Area; kinds: number[] }[];
  rows: { id: string; kind: Kind; story: string | null }[];
  offset: number;
}

/** The server's answer to the filters of a page's address. */
export async function answerTo(request: APIRequestContext, address: string): Promise<Answer> {
  const search = new URLSearchParams(address.includes("?") ? address.slice(address.indexOf("?") + 1) : "");
  const start = search.get("start");
  for (const view of ["hide", "map", "start"]) search.delete(view);
  if (start) search.set("offset", start);
  const response = await request.get(`/api/explore?${search}`);
  if (!response.ok()) throw new Error(`/api/explore?${search}: ${response.status()} ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** A facet's counts by term. */
export function facetCounts(answer: Answer, facet: string): Map<string, number> {
  const found = answer.facets.find(([name]) => name === facet);
  return new Map(found?.[1].map(({ term, count }) => [term, count]));
}

export const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

/** Sums of lists of counts, position by position. */
export const sumByKind = (lists: number[][]): number[] => KINDS.map((_, kind) => sum(lists.map((list) => list[kind] ?? 0)));
