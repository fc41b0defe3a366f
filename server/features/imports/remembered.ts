import type { Reader } from '@db/database';
import type { Inspected } from './files/inspect-file';
import { problemHeader } from './files/inspect-rows';
import type { Setup } from './guessing/guess-setup';
import type { ImportRow } from './import-state';
import { listImportRows } from './imports.queries';
import type { ImportObject } from './targets';

/** A mapping is looked for among so many imports; older ones are no longer how the file is made. */
const lookBack = 50;

/** The last import of a file with the same columns, unless it was never run. */
export async function findRemembered(
  db: Reader,
  { format }: Inspected,
  object: ImportObject | undefined,
): Promise<ImportRow | undefined> {
  const rows = await listImportRows(db, lookBack);
  return rows.find(
    (row) =>
      row.format.shape === format.shape &&
      row.status !== 'uploaded' &&
      row.status !== 'ready' &&
      (object === undefined || row.object === object),
  );
}

/** The error file that an import handed out has its columns and one more. */
export const isErrorFileOf = ({ format }: Inspected): boolean =>
  format.hasHeader && format.headers.at(-1) === problemHeader;

/** A setup as it was last time; columns that are new since then are left to the guess. */
export function asRemembered(setup: Setup, remembered: ImportRow): Setup {
  const columns = setup.mapping.columns.map((guess, index) => {
    const before = remembered.mapping.columns[index];
    if (!before) return guess;
    const { target, values } = before;
    return { target, guessedFrom: 'remembered' as const, ...(values && { values }) };
  });
  const { startedBy: _, undoneBy: __, ...options } = remembered.options;
  const { dateOrder, decimalMark } = setup.dateOrderSure || setup.decimalMarkSure ? setup.options : options;
  return { ...setup, mapping: { columns }, options: { ...options, dateOrder, decimalMark } };
}
