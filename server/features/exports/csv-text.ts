import { stringify } from 'csv-stringify/sync';

/** csv-stringify itself quotes cells with the file's own line end only; readers end a row at any. */
const anyLineEnd = /[\r\n]/;

/** Rows as RFC 4180 text. Line ends are CRLF for files that people get, LF for those of our own. */
export const csvText = (rows: readonly (readonly string[])[], recordDelimiter: '\n' | '\r\n' = '\r\n'): string =>
  stringify(rows as string[][], { record_delimiter: recordDelimiter, quoted_match: anyLineEnd });
