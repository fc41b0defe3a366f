import { headerKeys } from './header-key';
import { valueType } from './value-types';

/**
 * Does the first row name the columns? It does when it has names that are known; it does not when its cells are values
 * like those below: an address, a number, a date.
 */
export function guessHasHeader(
  first: readonly string[],
  others: readonly string[][],
  known: ReadonlySet<string>,
): boolean {
  const filled = first.filter((cell) => cell.trim() !== '');
  if (filled.some((cell) => headerKeys(cell).some((key) => known.has(key)))) return true;
  if (filled.length === 0) return false;
  const typed = filled.filter((cell) => valueType([cell]) !== undefined).length;
  if (typed > 0) return false;
  // Text above addresses and numbers names them; text above text may be either, and names are more common.
  const below = first.map((_, column) => valueType(others.map((row) => row[column] ?? '')));
  return below.some((type) => type !== undefined) || new Set(filled).size === filled.length;
}

/** Lines before the table (a title, a date of printing) have far fewer cells than the table itself. */
export function firstTableRow(rows: readonly { cells: string[] }[]): number {
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(...filled.slice(0, 20));
  const index = filled.findIndex((count) => count >= widest / 2);
  return index > 0 && index <= 10 && widest >= 3 ? index : 0;
}
