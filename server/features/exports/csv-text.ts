import { stringify } from 'csv-stringify/sync';

/** Rows as RFC 4180 text. Line ends are CRLF for files that people get, LF for those of our own. */
export const csvText = (rows: readonly (readonly string[])[], recordDelimiter: '\n' | '\r\n' = '\r\n'): string =>
  stringify(rows as string[][], { record_delimiter: recordDelimiter });
