import { type ViewState, writeView } from './view-state';

type What = { view: ViewState; columns: readonly string[] };

/** The address that answers with the rows of a view as a file. */
export function exportHref(base: string, { view, columns }: What): string {
  const params = writeView(new URLSearchParams(), { ...view, columns });
  return `${base}?${params}`;
}
