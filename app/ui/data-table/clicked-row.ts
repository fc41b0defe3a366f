import type { MouseEvent } from 'react';
import { rowAround } from './places';

/** The link in the first cell of a row. */
export const rowLink = '.dt-link';

/** The row under a plain click; none for clicks on other controls, on text that is being selected, or in an editor. */
export function clickedRow<Row>(event: MouseEvent<HTMLElement>, rows: readonly Row[]): Row | undefined {
  const target = event.target as HTMLElement;
  if (event.button > 1 || event.defaultPrevented) return undefined;
  if (target.closest('a:not(.dt-link), button, input, label, select, textarea, [data-cell-editor]')) return undefined;
  if (window.getSelection()?.type === 'Range' && !target.closest(rowLink)) return undefined;
  return rows[rowAround(target) ?? -1];
}
