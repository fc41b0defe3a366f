import { decodeFilter, encodeFilter, type FilterGroup, noFilter } from './filter-language';
import { isObjectName, type ObjectName, type SortLevel } from './types';

/** Everything that decides which rows a list shows and how: it lies in the address, so that a copied link shows the same. */
export type ViewState = {
  filter: FilterGroup;
  sort: readonly SortLevel[];
  search: string;
  /** Field keys in order; null while nobody chose. */
  columns: readonly string[] | null;
  /** Keys of columns that stay while others are scrolled, besides the title; null while nobody chose. */
  pinned: readonly string[] | null;
};

export type PanelTarget = { object: ObjectName; id: string };

const keyPattern = /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)?$/;
const idPattern = /^[0-9a-f-]{36}$/;

function readSort(text: string | null): SortLevel[] {
  return (text ?? '').split(',').flatMap((level): SortLevel[] => {
    const field = level.replace(/^-/, '');
    return keyPattern.test(field) ? [{ field, direction: level.startsWith('-') ? 'desc' : 'asc' }] : [];
  });
}

const writeSort = (sort: readonly SortLevel[]): string =>
  sort.map(({ field, direction }) => (direction === 'desc' ? `-${field}` : field)).join(',');

/** Reads column keys; null when there are none. */
export function readColumns(text: string | null | undefined): string[] | null {
  const keys = (text ?? '').split(',').filter((key) => keyPattern.test(key));
  return keys.length > 0 ? [...new Set(keys)] : null;
}

/** The view in an address. `unread` says that the address had a filter which is none. */
export function readView(params: URLSearchParams): ViewState & { unread: boolean } {
  const text = params.get('filter');
  const filter = text ? decodeFilter(text) : noFilter;
  return {
    filter: filter ?? noFilter,
    sort: readSort(params.get('sort')).slice(0, 3),
    search: (params.get('search') ?? '').slice(0, 200),
    columns: readColumns(params.get('columns')),
    pinned: readColumns(params.get('pinned')),
    unread: filter === undefined,
  };
}

/** The address of a list with some of its view changed; what is empty is left out. */
export function writeView(params: URLSearchParams, change: Partial<ViewState>): URLSearchParams {
  const next = new URLSearchParams(params);
  const set = (key: string, text: string) => (text ? next.set(key, text) : next.delete(key));
  if (change.filter) set('filter', encodeFilter(change.filter));
  if (change.sort) set('sort', writeSort(change.sort));
  if (change.search !== undefined) set('search', change.search.trim());
  if (change.columns !== undefined) set('columns', change.columns?.join(',') ?? '');
  if (change.pinned !== undefined) set('pinned', change.pinned?.join(',') ?? '');
  return next;
}

/** The record in the side panel: `?panel=person:ID`. */
export function readPanel(params: URLSearchParams): PanelTarget | null {
  const [object = '', id = ''] = (params.get('panel') ?? '').split(':');
  return isObjectName(object) && idPattern.test(id) ? { object, id } : null;
}

export function writePanel(params: URLSearchParams, panel: PanelTarget | null): URLSearchParams {
  const next = new URLSearchParams(params);
  if (panel) next.set('panel', `${panel.object}:${panel.id}`);
  else {
    next.delete('panel');
    next.delete('tab');
  }
  return next;
}

/** What of an address decides which rows come: two addresses with the same key list the same. */
export function rowsKey(params: URLSearchParams): string {
  return ['filter', 'sort', 'search'].map((key) => params.get(key) ?? '').join('\n');
}
