// Makes data/map from the two npm packages and the tables in facts/.
// Run: npm --prefix script/map ci && node script/map/build.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { calendar } from './lib/calendar.mjs';
import { clean, flaws, split } from './lib/clean.mjs';
import { subdivide } from './lib/karachi.mjs';
import { districtLayer, landLayer, riverLayer, townLayer } from './lib/slippy.mjs';
import { toDegrees, toView } from './lib/project.mjs';
import { makeShapes } from './lib/shapes.mjs';
import { readSource } from './lib/source.mjs';
import { districts, karachiSeeds } from './lib/tables.mjs';
import { makeTowns, makeUnits } from './lib/units.mjs';

const out = new URL('../../data/map/', import.meta.url);
mkdirSync(new URL('slippy/', out), { recursive: true });

function write(name, value) {
  const text = `${JSON.stringify(value)}\n`;
  writeFileSync(new URL(name, out), text);
  console.log(name.padEnd(28), String(Buffer.byteLength(text)).padStart(8), 'bytes', String(brotliCompressSync(text).length).padStart(7), 'brotli');
}

/** District rings in degrees, by slug, in the order of the tables. */
function districtRings() {
  const drawn = clean(readSource());
  console.log('source cleaned:', JSON.stringify(flaws(drawn)));
  const degrees = new Map();
  for (const [id, ring] of drawn) degrees.set(id, ring.map(toDegrees));
  for (const [slug, ring] of subdivide(degrees.get('karachi'), karachiSeeds())) degrees.set(slug, ring);
  degrees.delete('karachi');
  split(degrees, 1e-4);
  return new Map(districts().map(({ slug, source }) => {
    const ring = degrees.get(source ?? slug);
    if (!ring) throw new Error(`no shape for ${slug}`);
    return [slug, ring];
  }));
}

const rings = districtRings();
const drawn = makeShapes(new Map([...rings].map(([slug, ring]) => [slug, ring.map(toView)])));
const units = makeUnits(drawn.geometry);
write('shapes.json', drawn.file);
write('units.json', units);
write('towns.json', makeTowns());
write('calendar.json', calendar());
write('slippy/districts.geojson', districtLayer(rings, units));
write('slippy/land.geojson', landLayer());
write('slippy/rivers.geojson', riverLayer());
write('slippy/towns.geojson', townLayer());
