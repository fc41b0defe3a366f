/** One cell at the start of the rest: in quotes, which may hold tabs and line ends, or up to the next of them. */
const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
const plain = /[^\t\r\n]*/y;
const lineEnd = /\r\n|\n|\r/y;

/** What makes a spreadsheet put quotes around a cell. Other quotes belong to the text itself. */
const needsQuotes = /[\t\r\n]|""/;

function readAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Reads cells as spreadsheets put them on the clipboard: a line a row, a tab between cells. Rows may differ in length. */
export function readCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const inQuotes = readAt(quoted, text, at);
    const isQuoted = inQuotes !== null && needsQuotes.test(inQuotes[1] ?? '');
    const raw = isQuoted ? inQuotes[0] : (readAt(plain, text, at)?.[0] ?? '');
    rows.at(-1)?.push(isQuoted ? (inQuotes[1] ?? '').replaceAll('""', '"') : raw);
    at += raw.length;
    const end = readAt(lineEnd, text, at)?.[0];
    // The last line ends as well, and is no row of its own behind it
    if (at >= text.length || (end && at + end.length >= text.length)) return rows;
    if (end) rows.push([]);
    at += end?.length ?? 1;
  }
}

const written = (cell: string): string => (/[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Cells as spreadsheets read them from the clipboard; `readCells` reads the same again. */
export const writeCells = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(written).join('\t')).join('\n');
