// The same layers in degrees, for MapLibre.
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import { signedArea } from './geometry.mjs';
import { land } from './land.mjs';
import { round } from './project.mjs';
import { curve, sample } from './smooth.mjs';
import { districts, rivers, towns } from './tables.mjs';

const FRAME = [40, 10, 95, 50];
const LAND_DETAIL = 0.0003;

const collection = (features) => ({ type: 'FeatureCollection', features });
const point = (p) => p.map((v) => round(v, 4));

/** Closed ring with rounded points; counterclockwise outside, clockwise for holes. */
function ring(open, hole) {
  const points = open.map(point).filter((p, i, all) => {
    const q = all[(i + all.length - 1) % all.length];
    return p[0] !== q[0] || p[1] !== q[1];
  });
  if (signedArea(points) > 0 === hole) points.reverse();
  return [...points, points[0]];
}

/** The id is the index in units.json. */
export function districtLayer(rings, units) {
  const bySlug = new Map(districts().map((d) => [d.slug, d]));
  return collection([...rings].map(([slug, open]) => ({
    type: 'Feature',
    id: units.findIndex((u) => u.slug === slug),
    properties: { slug, region: bySlug.get(slug).region, province: bySlug.get(slug).parent },
    geometry: { type: 'Polygon', coordinates: [ring(open, false)] },
  })));
}

export function landLayer() {
  const t = simplify(presimplify(topology({ land: { type: 'MultiPolygon', coordinates: land(FRAME) } })), LAND_DETAIL);
  const { coordinates } = feature(t, t.objects.land).geometry;
  const parts = coordinates
    .map((rings) => rings.map((r, i) => ring(r.slice(0, -1), i > 0)).filter((r) => r.length > 3))
    .filter((rings) => rings.length);
  return collection([{ type: 'Feature', id: 0, properties: { slug: 'land', region: null, province: null }, geometry: { type: 'MultiPolygon', coordinates: parts } }]);
}

export function riverLayer() {
  return collection(rivers().map(({ slug, names, points }, id) => ({
    type: 'Feature',
    id,
    properties: { slug, region: null, province: null, ...names },
    geometry: { type: 'LineString', coordinates: sample(curve(points), 5).map(point) },
  })));
}

export function townLayer() {
  const units = new Map(districts().map((d) => [d.slug, d]));
  return collection(towns().map(({ slug, unit, names, lon, lat, rank }, id) => ({
    type: 'Feature',
    id,
    properties: { slug, region: units.get(unit).region, province: units.get(unit).parent, rank, ...names },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  })));
}
