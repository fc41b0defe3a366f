import type { SortItem } from './types';

/**
 * The order after a click on a header: ascending, descending, none. With `add` (Shift) the other levels stay and this
 * field becomes or stays one of them; without it the field becomes the only one.
 */
export function nextSort(sort: readonly SortItem[], field: string, add: boolean): SortItem[] {
  const current = sort.find((item) => item.field === field);
  const next: SortItem | undefined = !current
    ? { field, direction: 'asc' }
    : current.direction === 'asc'
      ? { field, direction: 'desc' }
      : undefined;
  if (!add) return next ? [next] : [];
  if (!current) return next ? [...sort, next] : [...sort];
  return sort.flatMap((item) => (item.field === field ? (next ? [next] : []) : [item]));
}

/** What a header says to screen readers. */
export function ariaSort(sort: readonly SortItem[], field: string): 'ascending' | 'descending' | undefined {
  const item = sort.find((candidate) => candidate.field === field);
  return item && (item.direction === 'asc' ? 'ascending' : 'descending');
}
