// Short SVG path data from points with at most one decimal.

const text = (tenths) => String(tenths / 10).replace(/^(-?)0\./, '$1.');
const tenths = (p) => p.map((v) => Math.round(v * 10));

/** Numbers joined with as few separators as the grammar of path data allows. */
function join(numbers) {
  let out = '';
  let decimal = true;
  let first = true;
  for (const n of numbers.map(text)) {
    const glued = n.startsWith('-') || (n.startsWith('.') && decimal && !first);
    out += first || glued ? n : ` ${n}`;
    decimal = n.includes('.');
    first = false;
  }
  return out;
}

function relative(points, from) {
  const out = [];
  let at = from;
  for (const p of points) {
    out.push(p[0] - at[0], p[1] - at[1]);
    at = p;
  }
  return out;
}

/** One open ring; empty when it has no area at this precision. */
function ringPath(ring) {
  const points = ring.map(tenths).filter((p, i, all) => {
    const q = all[(i + all.length - 1) % all.length];
    return p[0] !== q[0] || p[1] !== q[1];
  });
  if (points.length < 3) return '';
  const [start, ...rest] = points;
  return `M${join(start)}l${join(relative(rest, start))}z`;
}

/** GeoJSON MultiPolygon coordinates; holes by the even-odd rule. */
export const multiPolygonPath = (polygons) => polygons.flatMap((rings) => rings.map((ring) => ringPath(ring.slice(0, -1)))).join('');

/** Cubic segments as relative curves. */
export function curvePath(segments) {
  const start = tenths(segments[0][0]);
  const numbers = [];
  let at = start;
  for (const [, b, c, d] of segments) {
    const [p, q, r] = [b, c, d].map(tenths);
    numbers.push(p[0] - at[0], p[1] - at[1], q[0] - at[0], q[1] - at[1], r[0] - at[0], r[1] - at[1]);
    at = r;
  }
  return `M${join(start)}c${join(numbers)}`;
}
