// The three planes: the source drawing, degrees, and the viewBox of our SVG.

/** Source drawing to degrees: the second-degree fit over 116 districts. */
export function toDegrees([px, py]) {
  const [x, y] = [px / 1000, py / 1000];
  return [
    61.00705353705392 + 9.536339046721302 * x - 0.3682281207200764 * y
      + 0.14402364432704218 * x * x + 0.18824888924556005 * x * y + 0.06663499419780017 * y * y,
    37.303892729784444 + 0.15555470382802916 * x - 8.66298341044467 * y
      - 0.10844738684629429 * x * x + 0.027012926142173432 * x * y - 0.04068696015722162 * y * y,
  ];
}

const rad = Math.PI / 180;

/** Spherical Web Mercator: latitude in degrees to the same scale as longitude. */
export const mercator = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * rad) / 2)) / rad;
const unmercator = (m) => (2 * Math.atan(Math.exp(m * rad)) - Math.PI / 2) / rad;

export const width = 1000;
export const height = 940;
export const west = 60.3;
export const north = 37.4;
export const scale = 57;

export const toView = ([lon, lat]) => [(lon - west) * scale, (mercator(north) - mercator(lat)) * scale];
export const fromView = ([x, y]) => [west + x / scale, unmercator(mercator(north) - y / scale)];

export const round = (v, digits) => Number(v.toFixed(digits)) + 0;
export const tenth = (p) => p.map((v) => round(v, 1));

/** west, south, east, north of the viewBox. */
export function bbox() {
  const [east, south] = fromView([width, height]);
  return [west, south, east, north].map((v) => round(v, 4));
}
