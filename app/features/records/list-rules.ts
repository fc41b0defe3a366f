import { numberFormat } from '~/lib/formats';
import type { RecordView } from './types';

/** Puts newer versions in the place of older ones; rows that are not in the list stay out of it. */
export function replaceRows(rows: readonly RecordView[], fresh: readonly RecordView[]): RecordView[] {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  return rows.map((row) => {
    const newer = byId.get(row.id);
    return newer && newer.version >= row.version ? newer : row;
  });
}

/**
 * The list after its first page was read again: that page, then what was loaded beyond it. Rows that are on neither
 * the new page nor gone stay where they were.
 */
export function mergeFirstPage(rows: readonly RecordView[], first: readonly RecordView[]): RecordView[] {
  const onPage = new Set(first.map(({ id }) => id));
  return [...replaceRows(first, rows), ...rows.filter(({ id }) => !onPage.has(id))];
}

/** The pages that had been loaded before, put behind the one that was just read; undefined when the order changed. */
export function rejoinPages(first: readonly RecordView[], kept: readonly RecordView[]): RecordView[] | undefined {
  if (kept.length <= first.length || first.some(({ id }, index) => kept[index]?.id !== id)) return undefined;
  return [...first, ...kept.slice(first.length)];
}

export const withoutRows = (rows: readonly RecordView[], ids: ReadonlySet<string>): RecordView[] =>
  rows.filter(({ id }) => !ids.has(id));

/** Adds a page; a row that moved between two reads is not shown twice. */
export function appendRows(rows: readonly RecordView[], more: readonly RecordView[]): RecordView[] {
  const have = new Set(rows.map(({ id }) => id));
  return [...rows, ...more.filter(({ id }) => !have.has(id))];
}

/** The neighbour of a record in the list; undefined at its ends. */
export function neighbour(rows: readonly RecordView[], id: string, step: 1 | -1): RecordView | undefined {
  const at = rows.findIndex((row) => row.id === id);
  return at < 0 ? undefined : rows[at + step];
}

/** A list in parts of at most so many, for calls that take no more. */
export const inChunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

/** A count as the page says it: exact to 10,000, then “10,000+”. */
export function countText(total: { count: number; exact: boolean } | null, locale: string): string | undefined {
  if (!total) return undefined;
  return `${numberFormat(locale).format(total.count)}${total.exact ? '' : '+'}`;
}
