// Checks what is committed in data/map: node --test script/map
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import parser from 'svg-path-parser';
import { contains } from './lib/geometry.mjs';
import { fromView, toView } from './lib/project.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(`../../data/map/${name}`, import.meta.url), 'utf8'));
const units = read('units.json');
const shapes = read('shapes.json');
const towns = read('towns.json');
const slippy = Object.fromEntries(['districts', 'land', 'rivers', 'towns'].map((name) => [name, read(`slippy/${name}.geojson`)]));
const districts = units.filter((u) => u.level === 2);
const regions = ['karachi', 'interior-sindh', 'border-region', 'other-pakistan'];
const brotli = (value) => brotliCompressSync(JSON.stringify(value)).length;

/** Rings of a path made by lib/path.mjs. */
function rings(d) {
  const out = [];
  for (const c of parser.makeAbsolute(parser.parseSVG(d))) {
    if (c.code === 'M') out.push([]);
    if (c.code !== 'Z') out.at(-1).push([c.x, c.y]);
  }
  return out;
}

const edge = (a, b) => [a, b].map((p) => p.map((v) => v.toFixed(1)).join()).sort().join(' ');

test('units: slugs are unique, parents exist one level up, every province has a code', () => {
  const bySlug = new Map(units.map((u) => [u.slug, u]));
  assert.equal(bySlug.size, units.length);
  assert.equal(districts.length, 150);
  for (const u of units) {
    assert.match(u.slug, /^[a-z]+(-[a-z]+)*$/);
    if (u.level === 0) assert.equal(u.parent, null);
    else assert.equal(bySlug.get(u.parent)?.level, u.level - 1, u.slug);
    if (u.level === 1) assert.match(u.iso, /^PK-[A-Z]{2}$/);
    if (u.level === 2) assert.ok(regions.includes(u.region), u.slug);
  }
  for (const slug of ['kashmore', 'jacobabad']) assert.equal(bySlug.get(slug).region, 'interior-sindh');
  assert.equal(districts.filter((u) => u.region === 'karachi').length, 7);
  assert.ok(districts.every((u) => (u.parent === 'sindh') === ['karachi', 'interior-sindh'].includes(u.region)));
});

test('an alias belongs to one unit and is nobody\'s name', () => {
  const seen = new Set(units.filter((u) => u.level === 2).map((u) => u.names.en));
  for (const alias of units.flatMap((u) => u.aliases)) {
    assert.ok(!seen.has(alias), alias);
    seen.add(alias);
  }
});

test('every name is there in four languages, in that language\'s letters', () => {
  const allowed = {
    en: /^[A-Za-z.\- ]+$/,
    ur: /^[آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہھءیئےٰ ]+$/,
    sd: /^[آابٻڀتٿٽٺثپجڄڃچڇحخدڌڏڊڍذرڙزژسشصضطظعغفڦقڪکگڳڱلمنڻوؤهھءيئٰ۽ ]+$/,
    ps: /^[آابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوؤهءيیېۍئ ]+$/,
  };
  for (const { slug, names } of [...units, ...towns, ...shapes.rivers]) {
    assert.deepEqual(Object.keys(names), ['en', 'ur', 'sd', 'ps'], slug);
    for (const [lang, letters] of Object.entries(allowed)) {
      assert.match(names[lang], letters, `${slug} ${lang}`);
      assert.equal(names[lang], names[lang].trim().normalize('NFC'), `${slug} ${lang}`);
    }
  }
});

test('every area has a path, and its label point lies inside', () => {
  assert.deepEqual(Object.keys(shapes.districts), districts.map((u) => u.slug));
  assert.deepEqual(Object.keys(shapes.provinces), units.filter((u) => u.level === 1).map((u) => u.slug));
  assert.deepEqual(Object.keys(shapes.regions), regions);
  for (const u of units.filter((one) => one.level > 0)) {
    const d = (u.level === 1 ? shapes.provinces : shapes.districts)[u.slug];
    const hits = rings(d).filter((ring) => contains(ring, [u.x, u.y])).length;
    assert.equal(hits % 2, 1, u.slug);
    const [x, y] = toView([u.lon, u.lat]);
    assert.ok(Math.hypot(x - u.x, y - u.y) < 0.1, u.slug);
  }
});

test('neighbours share their borders: no gap, no overlap', () => {
  const count = new Map();
  for (const d of Object.values(shapes.districts)) {
    for (const ring of rings(d)) ring.forEach((a, i) => {
      const k = edge(a, ring[(i + 1) % ring.length]);
      count.set(k, (count.get(k) ?? 0) + 1);
    });
  }
  // Edges used once are the outline of the whole: they must be what the dissolved regions leave once too.
  const outline = new Map();
  for (const d of Object.values(shapes.regions)) {
    for (const ring of rings(d)) ring.forEach((a, i) => {
      const k = edge(a, ring[(i + 1) % ring.length]);
      outline.set(k, (outline.get(k) ?? 0) + 1);
    });
  }
  const once = (m) => [...m].filter(([, n]) => n === 1).map(([k]) => k).sort();
  assert.ok([...count.values()].every((n) => n <= 2));
  assert.deepEqual(once(count), once(outline));
});

test('the projection is what the file says', () => {
  const { lon0, lat_top_mercator: top, scale } = shapes.projection;
  const m = (lat) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
  const karachi = towns.find((t) => t.slug === 'karachi');
  assert.ok(Math.abs((karachi.lon - lon0) * scale - karachi.x) < 0.06);
  assert.ok(Math.abs((m(top) - m(karachi.lat)) * scale - karachi.y) < 0.06);
  const [west, south, east, north] = shapes.bbox;
  const [, , width, height] = shapes.viewBox;
  const corners = [fromView([0, 0]), fromView([width, height])].flat();
  for (const [i, v] of [west, north, east, south].entries()) assert.ok(Math.abs(corners[i] - v) < 1e-4);
});

test('towns lie in the district they name', () => {
  assert.equal(new Set(towns.map((t) => t.slug)).size, towns.length);
  const outline = new Map(slippy.districts.features.map((f) => [f.properties.slug, f.geometry.coordinates[0].slice(0, -1)]));
  for (const t of towns) assert.ok(contains(outline.get(t.unit), [t.lon, t.lat]), t.slug);
});

test('the slippy layers match: ids are places in units.json, properties are there, four decimals', () => {
  for (const f of slippy.districts.features) {
    const u = units[f.id];
    assert.deepEqual(f.properties, { slug: u.slug, region: u.region, province: u.parent });
    assert.ok(contains(f.geometry.coordinates[0].slice(0, -1), [u.lon, u.lat]), u.slug);
  }
  assert.equal(slippy.districts.features.length, districts.length);
  for (const layer of Object.values(slippy)) {
    for (const f of layer.features) {
      for (const key of ['slug', 'region', 'province']) assert.ok(key in f.properties);
      for (const v of f.geometry.coordinates.flat(Infinity)) assert.equal(v, Number(v.toFixed(4)));
    }
  }
});

test('the calendar is in order, complete and consistent', () => {
  const days = read('calendar.json');
  for (const day of days) {
    assert.match(day.from, /^\d{4}-\d\d-\d\d$/);
    assert.ok(day.from <= day.to && day.names.en && day.names.ur);
    assert.ok(units.some((u) => u.slug === day.zone), day.zone);
    assert.equal(day.certainty, day.from < '2026' ? 'observed' : 'expected');
  }
  assert.deepEqual(days.map((d) => d.from), days.map((d) => d.from).sort());
  const gap = (a, b) => (Date.parse(b) - Date.parse(a)) / 864e5;
  for (const kind of ['ramadan', 'eid-al-fitr', 'eid-al-adha', 'ashura']) {
    const all = days.filter((d) => d.kind === kind);
    for (let i = 1; i < all.length; i++) assert.ok([353, 354, 355, 356].includes(gap(all[i - 1].from, all[i].from)), `${kind} ${all[i].from}`);
  }
  for (const r of days.filter((d) => d.kind === 'ramadan')) assert.ok([28, 29].includes(gap(r.from, r.to)), r.from);
  // From the day of Eid al-Adha (10th) to Ashura (10th of the next month): 29 or 30 days.
  for (const e of days.filter((d) => d.kind === 'eid-al-adha')) {
    assert.ok(days.some((d) => d.kind === 'ashura' && [29, 30].includes(gap(e.from, d.to))), e.from);
  }
  // From Eid al-Fitr to Eid al-Adha: two months and nine days.
  for (const e of days.filter((d) => d.kind === 'eid-al-fitr')) {
    assert.ok(days.some((d) => d.kind === 'eid-al-adha' && gap(e.from, d.from) >= 67 && gap(e.from, d.from) <= 69), e.from);
  }
});

test('the layers stay small', () => {
  assert.ok(brotli([shapes.districts, shapes.land, shapes.rivers]) <= 13 * 1024);
  assert.ok(brotli(slippy.districts) <= 60 * 1024);
});
