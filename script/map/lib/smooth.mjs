// Smooth lines through given points (centripetal Catmull-Rom), clipped to a frame.

function bezier(p0, p1, p2, p3) {
  const d = (a, b) => Math.sqrt(Math.hypot(b[0] - a[0], b[1] - a[1])) || 1e-9;
  const [d1, d2, d3] = [d(p0, p1), d(p1, p2), d(p2, p3)];
  const c1 = [0, 1].map((i) => (d1 * d1 * p2[i] - d2 * d2 * p0[i] + (2 * d1 * d1 + 3 * d1 * d2 + d2 * d2) * p1[i]) / (3 * d1 * (d1 + d2)));
  const c2 = [0, 1].map((i) => (d3 * d3 * p1[i] - d2 * d2 * p3[i] + (2 * d3 * d3 + 3 * d3 * d2 + d2 * d2) * p2[i]) / (3 * d3 * (d3 + d2)));
  return [p1, c1, c2, p2];
}

/** Cubic segments [start, control, control, end] through all points. */
export function curve(points) {
  const mirror = (a, b) => [2 * a[0] - b[0], 2 * a[1] - b[1]];
  const all = [mirror(points[0], points[1]), ...points, mirror(points.at(-1), points.at(-2))];
  return points.slice(1).map((_, i) => bezier(all[i], all[i + 1], all[i + 2], all[i + 3]));
}

/** The same curve as a line of points. */
export function sample(segments, steps) {
  const out = [segments[0][0]];
  for (const [a, b, c, d] of segments) {
    for (let s = 1; s <= steps; s++) {
      const t = s / steps;
      const u = 1 - t;
      out.push([0, 1].map((i) => u * u * u * a[i] + 3 * u * u * t * b[i] + 3 * u * t * t * c[i] + t * t * t * d[i]));
    }
  }
  return out;
}
