import { type ViewState, writeView } from './view-state';

type What = { view: ViewState; columns: readonly string[] };

/** As many records as one address can name. */
export const mostPicked = 100;

/** The address that answers with the rows of a view as a file. */
export function exportHref(base: string, { view, columns }: What): string {
  const params = writeView(new URLSearchParams(), { ...view, columns, pinned: null });
  return `${base}?${params}`;
}

/** The same for records that were picked one by one, in the order given; at most `mostPicked`. */
export const exportPickedHref = (base: string, ids: readonly string[], columns: readonly string[]): string =>
  `${base}?ids=${ids.join()}&columns=${columns.join()}`;
