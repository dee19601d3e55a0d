// units.json and towns.json: names and label points.
import polylabel from 'polylabel';
import { area } from './geometry.mjs';
import { fromView, round, tenth, toView } from './project.mjs';
import { areas, districts, towns } from './tables.mjs';

/** The point farthest from the edges of the largest part. */
function labelPoint(polygons) {
  const largest = [...polygons].sort((a, b) => area(b[0].slice(0, -1)) - area(a[0].slice(0, -1)))[0];
  const [x, y] = tenth(polylabel(largest, 0.1));
  const [lon, lat] = fromView([x, y]).map((v) => round(v, 4));
  return { lon, lat, x, y };
}

function only(values) {
  const set = new Set(values);
  return set.size === 1 ? [...set][0] : null;
}

export function makeUnits(geometry) {
  const list = districts();
  const top = areas().map(({ slug, level, parent, iso, names }) => ({
    slug,
    level,
    parent: parent || null,
    region: only(list.filter((d) => level === 0 || d.parent === slug).map((d) => d.region)),
    iso,
    names,
    aliases: [],
  }));
  const low = list.map(({ slug, parent, region, names, aliases }) => ({ slug, level: 2, parent, region, iso: null, names, aliases }));
  return [...top, ...low].map((unit) => ({ ...unit, ...labelPoint(geometry.get(unit.slug)) }));
}

export function makeTowns() {
  return towns().map(({ slug, unit, names, lon, lat, rank }) => {
    const [x, y] = tenth(toView([lon, lat]));
    return { slug, unit, names, lon, lat, x, y, rank };
  });
}
