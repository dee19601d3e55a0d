// Writes file.br and file.gz beside every file of a site that gets smaller by it,
// where they are missing or older than the file.
// Usage: node compress.mjs SITE

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import zlib from "node:zlib";

const compressible = new Set(
  ".css .geojson .html .ico .js .json .mjs .pbf .svg .txt .wasm .webmanifest .xml".split(" "),
);
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** How many compressed files were written. */
export async function compress(site) {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && compressible.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const written = await Promise.all(files.flatMap((file) => [write(file, ".br", toBrotli), write(file, ".gz", toGzip)]));
  return written.filter(Boolean).length;
}

async function write(file, ending, pack) {
  const target = file + ending;
  if (existsSync(target) && statSync(target).mtimeMs >= statSync(file).mtimeMs) return false;
  const content = readFileSync(file);
  const packed = await pack(content);
  if (packed.length >= content.length) return false;
  writeFileSync(target, packed);
  return true;
}

const toBrotli = (content) =>
  brotli(content, {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });

const toGzip = (content) => gzip(content, { level: 9 });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.length !== 3) {
    console.error("Usage: node script/web/compress.mjs SITE");
    process.exit(2);
  }
  await compress(process.argv[2]);
}
