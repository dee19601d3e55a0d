// Elections and the days that move with the moon, as spans of dates.
import { elections, holidays } from './tables.mjs';

const LAST_OBSERVED = 2025;

function shift(date, days) {
  const d = new Date(`${date}T00:00:00Z`);
  d.setUTCDate(d.getUTCDate() + days);
  return d.toISOString().slice(0, 10);
}

const names = {
  ramadan: { en: 'Ramadan', ur: 'رمضان' },
  'eid-al-fitr': { en: 'Eid al-Fitr', ur: 'عید الفطر' },
  'eid-al-adha': { en: 'Eid al-Adha', ur: 'عید الاضحیٰ' },
  ashura: { en: 'Ashura', ur: 'عاشورہ' },
};

function holiday(kind, from, to) {
  const certainty = Number(from.slice(0, 4)) <= LAST_OBSERVED ? 'observed' : 'expected';
  return { kind, from, to, zone: 'pakistan', names: names[kind], certainty };
}

export function calendar() {
  const out = elections().map(({ from, zone, en, ur }) => ({ kind: 'election', from, to: from, zone, names: { en, ur }, certainty: 'observed' }));
  for (const row of holidays()) {
    const fitr = row['eid-al-fitr'];
    const adha = row['eid-al-adha'];
    out.push(holiday('ramadan', row.ramadan, shift(fitr, -1)));
    out.push(holiday('eid-al-fitr', fitr, shift(fitr, 2)));
    out.push(holiday('eid-al-adha', adha, shift(adha, 2)));
    // Two days are kept: the ninth and the tenth of Muharram.
    for (const day of [row.ashura, row.ashura2].filter(Boolean)) out.push(holiday('ashura', shift(day, -1), day));
  }
  return out.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
