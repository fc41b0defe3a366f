import { Readable } from 'node:stream';
import type { TenantContext } from '@/trpc/context';
import { csvText } from '../exports/csv-text';
import { guardFormula } from '../exports/formula-guard';
import { placeName, problemHeader } from './files/inspect-rows';
import type { ImportRow } from './import-state';
import { loadImport } from './imports.queries';
import { type KeptRow, loadKeptRows } from './kept-rows';

const pageRows = 500;

/** The file's own columns; the one with problems that an error file of ours has is none of them. */
function ownHeaders({ headers, hasHeader }: ImportRow['format']): string[] {
  const own = hasHeader && headers.at(-1) === problemHeader ? headers.slice(0, -1) : headers;
  return hasHeader ? [...own] : own.map((_, index) => placeName(index));
}

const problemText = (headers: readonly string[], problems: Record<string, string>): string =>
  Object.entries(problems)
    .map(([column, text]) =>
      column === 'row' ? text : `${headers[Number(column)] || placeName(Number(column))}: ${text}`,
    )
    .join(' ');

/** A text that a spreadsheet would run is guarded, and read back as it was. */
const lineOf = (headers: readonly string[], { cells, problems }: KeptRow): string[] =>
  [...headers.map((_, index) => cells[index] ?? ''), problemText(headers, problems)].map((cell) => guardFormula(cell));

async function* lines(ctx: TenantContext, row: ImportRow): AsyncGenerator<string> {
  const headers = ownHeaders(row.format);
  yield `\ufeff${csvText([[...headers.map((header) => guardFormula(header)), problemHeader]])}`;
  for (let after = 0; ; ) {
    const page = await ctx.db.read('imports.errors-csv', (db) =>
      loadKeptRows(db, row.id, { results: ['invalid', 'conflict'], after, limit: pageRows }),
    );
    if (page.length === 0) return;
    yield csvText(page.map((kept) => lineOf(headers, kept)));
    after = page.at(-1)!.row;
  }
}

/**
 * The rows that were not taken, as a file with the same columns and a last one that says why. Fixed and uploaded again,
 * it is recognised and mapped as before.
 */
export async function errorsCsv(ctx: TenantContext, importId: string): Promise<{ fileName: string; stream: Readable }> {
  const row = await ctx.db.read('imports.get', (db) => loadImport(db, importId));
  const name = row.fileName.replace(/\.[^.]{1,5}$/, '');
  return { fileName: `${name} - errors.csv`, stream: Readable.from(lines(ctx, row), { objectMode: false }) };
}
