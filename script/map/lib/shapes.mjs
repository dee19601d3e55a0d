// shapes.json: the SVG map, all areas from one shared topology.
import { feature, mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import { clockwise, close, intersection } from './geometry.mjs';
import { land } from './land.mjs';
import { curvePath, multiPolygonPath } from './path.mjs';
import * as view from './project.mjs';
import { curve } from './smooth.mjs';
import { areas, districts, rivers } from './tables.mjs';

// Smallest triangle kept, in square units of the viewBox.
const DETAIL = 0.15;
const LAND_DETAIL = 30;

// The land goes on beside the drawing: a wide screen shows more than the viewBox.
const BESIDE = 400;
const frame = [
  [
    [-BESIDE, -BESIDE],
    [view.width + BESIDE, -BESIDE],
    [view.width + BESIDE, view.height + BESIDE],
    [-BESIDE, view.height + BESIDE],
    [-BESIDE, -BESIDE],
  ],
];

function simplified(objects, detail) {
  return simplify(presimplify(topology(objects)), detail);
}

const polygons = (geometry) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
const collection = (features) => ({ type: 'FeatureCollection', features });

function landPath() {
  const [west, south, east, north] = view.bbox();
  const wide = land([west - 12, south - 12, east + 12, north + 10]);
  const flat = wide.map((rings) => rings.map((ring) => ring.map(view.toView)));
  const clipped = intersection(flat, frame).map((rings) => rings.map((ring) => ring.map(view.tenth)));
  const t = simplified({ land: { type: 'MultiPolygon', coordinates: clipped } }, LAND_DETAIL);
  return multiPolygonPath(polygons(feature(t, t.objects.land).geometry));
}

function riverPath(points) {
  const flat = points.map(view.toView);
  const inside = ([x, y]) => x >= -20 && x <= view.width + 20 && y >= -20 && y <= view.height + 20;
  return curvePath(curve(flat.filter(inside)));
}

/** rings: Map slug to ring in the viewBox. Returns the file and each area's polygons. */
export function makeShapes(rings) {
  const list = districts();
  const features = list.map(({ slug, parent, region }) => ({
    type: 'Feature',
    properties: { slug, parent, region },
    geometry: { type: 'Polygon', coordinates: close(clockwise(rings.get(slug)).map(view.tenth)) },
  }));
  const t = simplified({ districts: collection(features) }, DETAIL);
  const shapes = t.objects.districts.geometries;
  const dissolve = (wanted) => polygons(feature(t, mergeArcs(t, shapes.filter(wanted))).geometry);

  const geometry = new Map();
  for (const g of shapes) geometry.set(g.properties.slug, polygons(feature(t, g).geometry));
  const provinces = areas().filter((a) => a.level === 1).map((a) => a.slug);
  for (const slug of provinces) geometry.set(slug, dissolve((g) => g.properties.parent === slug));
  geometry.set('pakistan', dissolve(() => true));

  const regions = ['karachi', 'interior-sindh', 'border-region', 'other-pakistan'];
  const paths = (slugs, shape) => Object.fromEntries(slugs.map((slug) => [slug, multiPolygonPath(shape(slug))]));
  const file = {
    viewBox: [0, 0, view.width, view.height],
    projection: { lon0: view.west, lat_top_mercator: view.north, scale: view.scale },
    bbox: view.bbox(),
    districts: paths(list.map((d) => d.slug), (slug) => geometry.get(slug)),
    provinces: paths(provinces, (slug) => geometry.get(slug)),
    regions: paths(regions, (slug) => dissolve((g) => g.properties.region === slug)),
    land: landPath(),
    rivers: rivers().map(({ slug, names, points }) => ({ slug, names, d: riverPath(points) })),
  };
  return { file, geometry };
}
