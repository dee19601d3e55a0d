// The land around: all countries of Natural Earth as one shape without inner
// lines. It passes under Pakistan; only along Pakistan's own coast it keeps
// back, so that the two coastlines don't show beside each other.
import { readFileSync } from 'node:fs';
import { merge } from 'topojson-client';
import { difference, intersection, union } from './geometry.mjs';

const world = JSON.parse(readFileSync(new URL('../node_modules/world-atlas/countries-50m.json', import.meta.url), 'utf8'));
const PAKISTAN = '586';

// Lon/lat, around Pakistan's coast from Gwatar Bay to Sir Creek; the inland
// side runs below the drawn districts.
const coast = [[[61.6, 25.22], [62.6, 25.5], [64.5, 25.6], [66.2, 25.7], [66.9, 25.2], [67.6, 24.9], [68.0, 24.5], [68.2, 24.1], [68.25, 23.5], [66.0, 23.5], [61.6, 24.6], [61.6, 25.22]]];

const box = ([west, south, east, north]) => [[[west, south], [east, south], [east, north], [west, north], [west, south]]];

function nearby(geometries, frame) {
  const polygons = merge(world, geometries).coordinates;
  return intersection(polygons, box(frame));
}

/** MultiPolygon coordinates in degrees, clipped to [west, south, east, north]. */
export function land(frame) {
  const all = world.objects.countries.geometries.filter((g) => g.id !== '010');
  const neighbours = nearby(all.filter((g) => g.id !== PAKISTAN), frame);
  const under = difference(nearby(all.filter((g) => g.id === PAKISTAN), frame), coast);
  return union(neighbours, under);
}
