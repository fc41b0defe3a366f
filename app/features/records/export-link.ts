import { type ViewState, writeView } from './view-state';

type What = { view: ViewState; columns: readonly string[]; ids?: readonly string[] };

/** The address that answers with the rows of a view as a file; with ids, only those rows. */
export function exportHref(base: string, { view, columns, ids }: What): string {
  const params = writeView(new URLSearchParams(), { ...view, columns });
  if (ids) params.set('ids', ids.join(','));
  return `${base}?${params}`;
}
