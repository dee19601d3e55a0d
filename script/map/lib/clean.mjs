// Makes neighbouring rings share their vertices exactly, so that they can be
// simplified together: snaps near points, splits edges at a neighbour's
// vertex, and gives what gap is left to the neighbour with the longest border.
import { area, close, contains, difference, intersection, onSegment, open, union } from './geometry.mjs';

const key = (p) => p.join(',');
const uniquePoints = (rings) => [...new Map([...rings.values()].flat().map((p) => [key(p), p])).values()];

function snap(rings, tolerance) {
  const uses = new Map();
  for (const p of [...rings.values()].flat()) uses.set(key(p), (uses.get(key(p)) ?? 0) + 1);
  const points = uniquePoints(rings).sort((a, b) => uses.get(key(b)) - uses.get(key(a)) || a[0] - b[0] || a[1] - b[1]);
  const kept = [];
  const to = new Map();
  for (const p of points) {
    const near = kept.find((q) => Math.hypot(p[0] - q[0], p[1] - q[1]) < tolerance);
    if (!near) kept.push(p);
    to.set(key(p), near ?? p);
  }
  for (const [id, ring] of rings) {
    rings.set(id, ring.map((p) => to.get(key(p))).filter((p, i, all) => p !== all[(i + 1) % all.length]));
  }
}

/** Inserts into each edge the other rings' vertices that lie on it. */
export function split(rings, tolerance) {
  const points = uniquePoints(rings);
  for (const [id, ring] of rings) {
    const own = new Set(ring.map(key));
    const out = [];
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length];
      const [x0, x1] = [Math.min(a[0], b[0]) - tolerance, Math.max(a[0], b[0]) + tolerance];
      const [y0, y1] = [Math.min(a[1], b[1]) - tolerance, Math.max(a[1], b[1]) + tolerance];
      const hits = points
        .filter((p) => p[0] >= x0 && p[0] <= x1 && p[1] >= y0 && p[1] <= y1 && !own.has(key(p)))
        .map((p) => ({ p, ...onSegment(p, a, b) }))
        .filter((h) => h.t > 0 && h.t < 1 && h.distance <= tolerance)
        .sort((g, h) => g.t - h.t);
      out.push(a, ...hits.map((h) => h.p));
      for (const h of hits) own.add(key(h.p));
    });
    rings.set(id, out);
  }
}

function fillGaps(rings) {
  const whole = union(...[...rings.values()].map(close));
  const holes = whole.flatMap((polygon) => polygon.slice(1)).map(open);
  for (const hole of holes) {
    const edges = new Set(hole.map((p, i) => [key(p), key(hole[(i + 1) % hole.length])].sort().join(' ')));
    let best = { length: 0 };
    for (const [id, ring] of rings) {
      let length = 0;
      ring.forEach((a, i) => {
        const b = ring[(i + 1) % ring.length];
        if (edges.has([key(a), key(b)].sort().join(' '))) length += Math.hypot(a[0] - b[0], a[1] - b[1]);
      });
      if (length > best.length) best = { id, length };
    }
    if (!best.id) throw new Error(`gap at ${hole[0]} has no neighbour`);
    const merged = union(close(rings.get(best.id)), close(hole));
    rings.set(best.id, open(merged[0][0]));
  }
  return holes.length;
}

function removeOverlaps(rings) {
  const ids = [...rings.keys()];
  let count = 0;
  ids.forEach((a, i) => {
    for (const b of ids.slice(i + 1)) {
      if (!rings.get(b).some((p) => contains(rings.get(a), p)) && !rings.get(a).some((p) => contains(rings.get(b), p))) continue;
      const both = intersection(close(rings.get(a)), close(rings.get(b)));
      const size = both.reduce((sum, polygon) => sum + area(open(polygon[0])), 0);
      if (size < 1e-6) continue;
      count++;
      const rest = difference(close(rings.get(b)), close(rings.get(a))).sort((p, q) => area(open(q[0])) - area(open(p[0])));
      rings.set(b, open(rest[0][0]));
    }
  });
  return count;
}

/** Remaining flaws, for the log and the test: gaps and overlapping area. */
export function flaws(rings) {
  const whole = union(...[...rings.values()].map(close));
  const total = [...rings.values()].reduce((sum, ring) => sum + area(ring), 0);
  const outer = whole.reduce((sum, polygon) => sum + area(open(polygon[0])), 0);
  const gaps = whole.flatMap((polygon) => polygon.slice(1)).reduce((sum, ring) => sum + area(open(ring)), 0);
  return { pieces: whole.length, gaps, overlap: total + gaps - outer };
}

export function clean(rings) {
  snap(rings, 0.75);
  split(rings, 1.2);
  removeOverlaps(rings);
  split(rings, 0.05);
  fillGaps(rings);
  split(rings, 0.05);
  return rings;
}
