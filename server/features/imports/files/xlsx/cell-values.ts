/** Number formats that Excel has without writing them down and that show a date or a time. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const builtInTimes = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47]);

export type NumberKind = 'number' | 'date' | 'time';

/** What a number format shows. `code` is given for formats that the file defines itself. */
export function numberKind(id: number, code?: string): NumberKind {
  if (code === undefined) return builtInDates.has(id) ? 'date' : builtInTimes.has(id) ? 'time' : 'number';
  const bare = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '')
    .toLowerCase();
  if (/[yd]/.test(bare)) return 'date';
  if (/[hs]/.test(bare)) return 'time';
  return /m/.test(bare) ? 'date' : 'number';
}

/** Day 0 of each calendar. Excel believes in 29 February 1900, so the real count begins at 30 December 1899. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/** An Excel day number as 'YYYY-MM-DD', with the time where there is one; undefined outside the years 1900–9999. */
export function excelDate(serial: number, date1904 = false): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return undefined;
  // Before 1 March 1900 the false leap day is still to come.
  const days = !date1904 && serial < 60 ? serial + 1 : serial;
  const iso = new Date(epochs[date1904 ? 1904 : 1900] + Math.round(days * 86_400) * 1_000).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

export function excelTime(serial: number): string {
  const seconds = Math.round((serial % 1) * 86_400);
  return new Date(seconds * 1_000).toISOString().slice(11, 19);
}

/** A number as people read it: `4.9000000000000004` is 4.9, and a phone number keeps its digits. */
export function excelNumber(text: string): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  if (Number.isSafeInteger(value)) return String(value);
  return String(Number(value.toPrecision(15)));
}

/** `_x000D_` is how the format writes a character that XML has no place for. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Column of a cell's address, from 0: 'A1' is 0, 'AB7' is 27. Undefined for what is no address. */
export function columnOf(address: string | undefined): number | undefined {
  if (!address) return undefined;
  let column = 0;
  let letters = 0;
  for (; letters < address.length; letters++) {
    const code = address.charCodeAt(letters) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return letters > 0 && letters <= 3 ? column - 1 : undefined;
}
