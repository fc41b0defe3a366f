import type { Place } from './grid-keys';

/*
 * Where in the grid an element stands is known from the table itself: its row by `aria-rowindex`, its column by its
 * order. So the hundreds of cells of a served page carry no place of their own.
 */

/** The row attribute: the header is row -1 of the grid, the first for screen readers, which count from 1. */
export const ariaRowIndex = (row: number): number => row + 2;

/** The number of the row around an element; -1 in the header, undefined outside of rows. */
export function rowAround(element: Element): number | undefined {
  const index = element.closest('tr')?.getAttribute('aria-rowindex');
  return index ? Number(index) - 2 : undefined;
}

export function placeOf(element: Element): Place | undefined {
  const cell = element.closest<HTMLTableCellElement>('td, th');
  const row = cell && rowAround(cell);
  if (row === null || row === undefined || cell?.ariaHidden === 'true') return undefined;
  return { row, column: cell?.cellIndex ?? 0 };
}

/** The cell at a place, if its row is in the page. */
export function cellAt(table: HTMLTableElement | null, { row, column }: Place): HTMLTableCellElement | undefined {
  return table?.querySelector<HTMLTableRowElement>(`tr[aria-rowindex="${ariaRowIndex(row)}"]`)?.cells[column];
}
