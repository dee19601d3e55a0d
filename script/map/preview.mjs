// A drawing of what build.mjs made, to look at: node preview.mjs OUT.svg [en|ur|sd|ps]
import { readFileSync, writeFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(`../../data/map/${name}`, import.meta.url), 'utf8'));
const [out = '/dev/stdout', lang = 'en'] = process.argv.slice(2);
const shapes = read('shapes.json');
const fill = { karachi: '#b3934f', 'interior-sindh': '#cfb680', 'border-region': '#e2d2ae', 'other-pakistan': '#efe6d2' };
const units = read('units.json');
const text = (x, y, size, words, more = '') => `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" ${more}>${words}</text>`;

const svg = [
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${shapes.viewBox.join(' ')}" font-family="Noto Sans, Noto Naskh Arabic">`,
  '<rect width="100%" height="100%" fill="#edf0ef"/>',
  `<path d="${shapes.land}" fill="#faf8f3" fill-rule="evenodd"/>`,
  ...units.filter((u) => u.level === 2).map((u) => `<path d="${shapes.districts[u.slug]}" fill="${fill[u.region]}" stroke="#fffdf8" stroke-width=".8"/>`),
  ...Object.values(shapes.regions).map((d) => `<path d="${d}" fill="none" stroke="#8a6d1d" stroke-width=".6"/>`),
  ...shapes.rivers.map((r) => `<path d="${r.d}" fill="none" stroke="#7f9cc0" stroke-width="1.6" stroke-linecap="round"/>`),
  ...units.filter((u) => u.level === 2).map((u) => `<circle cx="${u.x}" cy="${u.y}" r="1" fill="#c2571a"/>${text(u.x, u.y - 2, 4.2, u.names[lang], 'fill="#5d6763"')}`),
  ...units.filter((u) => u.level === 1).map((u) => text(u.x, u.y, 13, u.names[lang], 'fill="#0f5c4d" opacity=".6"')),
  ...read('towns.json').map((t) => `<rect x="${t.x - 1}" y="${t.y - 1}" width="2" height="2" fill="#1d2422"/>${text(t.x, t.y + 8, 9 - t.rank * 1.5, t.names[lang], 'fill="#1d2422"')}`),
  '</svg>',
];
writeFileSync(out, svg.join('\n'));
