// Reads the hand-kept tables in facts/.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../facts/', import.meta.url);

function table(name) {
  const [head, ...lines] = readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n');
  const columns = head.split('|');
  return lines.map((line, i) => {
    const cells = line.split('|');
    if (cells.length > columns.length) throw new Error(`${name}:${i + 2}: too many columns`);
    return Object.fromEntries(columns.map((column, c) => [column, cells[c] ?? '']));
  });
}

const names = (row) => ({ en: row.en, ur: row.ur, sd: row.sd, ps: row.ps });

/** Country and provinces. */
export const areas = () => table('areas.tsv').map((row) => ({ ...row, level: Number(row.level), names: names(row) }));

/** Districts, in the order they get in units.json: by province, then slug. */
export function districts() {
  const provinces = areas().filter((a) => a.level === 1).map((a) => a.slug);
  return readdirSync(folder)
    .filter((file) => file.startsWith('units-'))
    .flatMap((file) => table(file).map((row) => ({ parent: file.slice('units-'.length, -'.tsv'.length), ...row })))
    .map((row) => ({
      source: row.source || null,
      slug: row.slug,
      parent: row.parent,
      region: row.region,
      names: names(row),
      aliases: row.aliases ? row.aliases.split(';') : [],
    }))
    .sort((a, b) => provinces.indexOf(a.parent) - provinces.indexOf(b.parent) || (a.slug < b.slug ? -1 : 1));
}

/** Towns; one that shares its slug with a district shares its names. */
export function towns() {
  const units = new Map(districts().map((d) => [d.slug, d]));
  return table('towns.tsv').map((row) => ({
    slug: row.slug,
    unit: row.unit,
    lon: Number(row.lon),
    lat: Number(row.lat),
    rank: Number(row.rank),
    names: row.en ? names(row) : units.get(row.slug).names,
  }));
}

/** Rivers: header lines "slug|en|ur|sd|ps", then lines of "lon,lat" points from source to mouth. */
export function rivers() {
  const out = [];
  for (const line of readFileSync(new URL('rivers.txt', folder), 'utf8').split('\n')) {
    const text = line.replace(/#.*/, '').trim();
    if (!text) continue;
    if (text.includes('|')) {
      const [slug, en, ur, sd, ps] = text.split('|');
      out.push({ slug, names: { en, ur, sd, ps }, points: [] });
    } else {
      out.at(-1).points.push(...text.split(/\s+/).map((p) => p.split(',').map(Number)));
    }
  }
  return out;
}

export const karachiSeeds = () => table('karachi.tsv').map((row) => ({ slug: row.slug, at: [Number(row.lon), Number(row.lat)] }));
export const elections = () => table('elections.tsv');
export const holidays = () => table('holidays.tsv');
