// Reads the district outlines of @svg-maps/pakistan.districts as closed rings
// in that drawing's own units, without the repeated last point.
import map from '@svg-maps/pakistan.districts';
import parser from 'svg-path-parser';

const round = (v) => Math.round(v * 10) / 10;

function rings(path) {
  const out = [];
  for (const c of parser.makeAbsolute(parser.parseSVG(path))) {
    if (c.code === 'Z') continue;
    if (c.code === 'M') out.push([]);
    const ring = out.at(-1);
    const p = [round(c.x), round(c.y)];
    const last = ring.at(-1);
    if (!last || last[0] !== p[0] || last[1] !== p[1]) ring.push(p);
  }
  return out;
}

/** Map of source id to its one ring. */
export function readSource() {
  const out = new Map();
  for (const place of map.locations) {
    const all = rings(place.path);
    if (all.length !== 1) throw new Error(`${place.id}: ${all.length} rings, one expected`);
    out.set(place.id, all[0]);
  }
  return out;
}
