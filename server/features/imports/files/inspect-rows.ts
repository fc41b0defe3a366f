import { createHash } from 'node:crypto';
import { AppError } from '@/lib/errors';
import { firstTableRow, guessHasHeader } from '../guessing/guess-header';
import { headerKey } from '../guessing/header-key';
import type { FileRow } from './rows';

/** What an error file of ours has as its last column, beside those of the file that it came from. */
export const problemHeader = 'Problem';

export type Table = {
  firstRow: number;
  hasHeader: boolean;
  /** Texts of the header; '' where there is none. */
  headers: string[];
  /** Rows below the header, the first hundred. */
  samples: string[][];
  /** Rows that hold data. */
  rows: number;
  shape: string;
};

const sampleRows = 100;

/** Name of a column that has no header, where one is needed. */
export const placeName = (index: number): string => `Column ${index + 1}`;

/** The same for files with the same columns, also for an error file made from one of them. */
export function shapeOf(headers: readonly string[], hasHeader: boolean): string {
  const own = hasHeader && headers.at(-1) === problemHeader ? headers.slice(0, -1) : headers;
  const named =
    hasHeader && !(own.length < headers.length && own.every((header, index) => header === placeName(index)));
  const text = named ? own.map(headerKey).join('\n') : `without header, ${own.length} columns`;
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/**
 * Reads a file to its end, so that whatever is wrong in it is known before anything is done with it.
 * @param given what the person said about the table; what is missing is guessed
 * @throws AppError INVALID_INPUT for a table without rows
 */
export async function inspectRows(
  batches: AsyncIterable<FileRow[]>,
  known: ReadonlySet<string>,
  given: { firstRow?: number; hasHeader?: boolean } = {},
): Promise<Table> {
  const first: FileRow[] = [];
  let rows = 0;
  let columns = 0;
  for await (const batch of batches) {
    for (const one of batch) {
      if (one.row < (given.firstRow ?? 1)) continue;
      rows += 1;
      columns = Math.max(columns, one.cells.length);
      if (first.length < sampleRows + 20) first.push(one);
    }
  }
  if (first.length === 0) throw new AppError('INVALID_INPUT', { say: 'The file holds no rows.' });
  const skipped = given.firstRow === undefined ? firstTableRow(first) : 0;
  const table = first.slice(skipped).map(({ cells }) => cells.map((cell) => cell.trim()));
  const [top = [], ...others] = table;
  const hasHeader = given.hasHeader ?? guessHasHeader(top, others, known);
  const samples = hasHeader ? others : table;
  if (samples.length === 0) {
    throw new AppError('INVALID_INPUT', { say: 'The file has a header, but no rows below it.' });
  }
  const headers = Array.from({ length: columns }, (_, index) => (hasHeader ? (top[index] ?? '') : ''));
  return {
    firstRow: first[skipped]!.row,
    hasHeader,
    headers,
    samples: samples.slice(0, sampleRows),
    rows: rows - skipped - (hasHeader ? 1 : 0),
    shape: shapeOf(headers, hasHeader),
  };
}
