// An indicative subdivision of the Karachi area: each district gets the cells
// of the places known to lie in it. Made for recognition, not for lookups.
import { Delaunay } from 'd3-delaunay';
import { area, close, intersection, open, union } from './geometry.mjs';

/** seeds: [{slug, at}] in the ring's own plane. Returns Map slug to ring. */
export function subdivide(ring, seeds) {
  const xs = ring.map((p) => p[0]);
  const ys = ring.map((p) => p[1]);
  const frame = [Math.min(...xs) - 1, Math.min(...ys) - 1, Math.max(...xs) + 1, Math.max(...ys) + 1];
  const cells = Delaunay.from(seeds.map((s) => s.at)).voronoi(frame);
  const bySlug = new Map();
  seeds.forEach((seed, i) => {
    const cell = cells.cellPolygon(i)?.map(([x, y]) => [Number(x.toFixed(3)), Number(y.toFixed(3))]);
    if (!cell) throw new Error(`no cell for ${seed.slug} at ${seed.at}`);
    const inside = intersection([cell], close(ring));
    bySlug.set(seed.slug, [...(bySlug.get(seed.slug) ?? []), ...inside]);
  });
  const out = new Map();
  const leftover = [];
  for (const [slug, polygons] of bySlug) {
    const pieces = union(...polygons.map((p) => [p])).map((p) => open(p[0])).sort((a, b) => area(b) - area(a));
    out.set(slug, pieces[0]);
    leftover.push(...pieces.slice(1).map((piece) => ({ slug, piece })));
  }
  for (const { slug, piece } of leftover) give(out, slug, piece);
  return out;
}

/** A piece cut off from its own district goes to the one it joins. */
function give(out, from, piece) {
  for (const [slug, ring] of out) {
    if (slug === from) continue;
    const merged = union(close(ring), close(piece));
    if (merged.length === 1 && merged[0].length === 1) {
      out.set(slug, open(merged[0][0]));
      return;
    }
  }
  throw new Error(`a piece of ${from} joins nothing`);
}
