// WOFF 1.0 (https://www.w3.org/TR/WOFF/) is TrueType with each table compressed by zlib; this undoes it.

import { inflateSync } from "node:zlib";

const HEADER = 44;
const ENTRY = 20;

/** The TrueType font inside a WOFF file. */
export function trueType(woff) {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("Not a WOFF 1.0 file");
  const tables = readTables(woff);
  const start = 12 + 16 * tables.length;
  const body = layOut(tables, start);
  return Buffer.concat([header(woff.readUInt32BE(4), tables.length), directory(tables), body]);
}

function readTables(woff) {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const at = HEADER + index * ENTRY;
    const [offset, packed, length, checksum] = [4, 8, 12, 16].map((field) => woff.readUInt32BE(at + field));
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(at, at + 4),
      checksum,
      content: packed < length ? inflateSync(bytes) : bytes,
    };
  });
}

/** Joins the tables, each on a multiple of four, and notes where each one starts. */
function layOut(tables, start) {
  const parts = [];
  let at = start;
  for (const table of tables) {
    table.offset = at;
    const padding = Buffer.alloc(-table.content.length & 3);
    parts.push(table.content, padding);
    at += table.content.length + padding.length;
  }
  return Buffer.concat(parts);
}

function header(flavour, count) {
  const power = Math.floor(Math.log2(count));
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(flavour, 0);
  bytes.writeUInt16BE(count, 4);
  bytes.writeUInt16BE(16 << power, 6);
  bytes.writeUInt16BE(power, 8);
  bytes.writeUInt16BE(16 * count - (16 << power), 10);
  return bytes;
}

function directory(tables) {
  return Buffer.concat(
    tables.map(({ tag, checksum, offset, content }) => {
      const entry = Buffer.alloc(16);
      tag.copy(entry);
      entry.writeUInt32BE(checksum, 4);
      entry.writeUInt32BE(offset, 8);
      entry.writeUInt32BE(content.length, 12);
      return entry;
    }),
  );
}
