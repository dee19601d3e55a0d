/** Rows of a CSV file as RFC 4180 writes them, each a record of the heading's names. */
export function csvRecords(text: string): Record<string, string>[] {
  const [heading, ...rows] = csvRows(text);
  if (!heading) return [];
  return rows.map((row) => Object.fromEntries(heading.map((name, position) => [name, row[position] ?? ""])));
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) throw new Error("not CSV");
    row.push(found[1] === undefined ? (found[2] ?? "") : found[1].replaceAll('""', '"'));
    if (found[3] !== ",") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
