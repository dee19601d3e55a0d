// Plane geometry on rings ([x, y] points, first point not repeated).
import polygonClipping from 'polygon-clipping';

export const { union, difference, intersection } = polygonClipping;

export function signedArea(ring) {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [x, y] = ring[i];
    const [u, v] = ring[(i + 1) % ring.length];
    sum += x * v - u * y;
  }
  return sum / 2;
}

/** The ring running clockwise on screen; dissolving needs all rings alike. */
export const clockwise = (ring) => (signedArea(ring) > 0 ? ring : [...ring].reverse());

export const area = (ring) => Math.abs(signedArea(ring));

/** Open ring to a one-ring polygon as GeoJSON and polygon-clipping want it. */
export const close = (ring) => [[...ring, ring[0]]];

/** Closed ring back to an open one. */
export const open = (ring) => ring.slice(0, -1);

export function contains(ring, [x, y]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Where on the segment a-b the point p projects (0..1) and how far off it is. */
export function onSegment(p, a, b) {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const len2 = dx * dx + dy * dy;
  if (len2 === 0) return { t: 0, distance: Math.hypot(p[0] - a[0], p[1] - a[1]) };
  const t = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / len2;
  return { t, distance: Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy) };
}
