import { objectOf, type Plural } from '~/features/records/types';

/** Of an address, what says where one looks and not how the list is arranged. */
const passing = new Set(['view', 'panel', 'run', 'tab', 'stage', 'column', 'from']);

/** The part of an address that a view keeps, always written alike: two addresses that list the same have the same. */
export function arrangementOf(params: URLSearchParams): string {
  const kept = [...params].filter(([key, value]) => !passing.has(key) && value !== '');
  return new URLSearchParams(kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString();
}

/** A view as its address: its arrangement, and its id so that the page knows what was changed since. */
export function viewAddress(id: string, state: string): string {
  const params = new URLSearchParams(state);
  for (const key of passing) params.delete(key);
  return `?${new URLSearchParams([['view', id], ...params])}`;
}

/** Stands for the list as it is without any view, also where one is the default. */
export const allRecords = 'all';

/** How records can be looked at; a view is of one of these kinds. */
export type ViewKind = 'table' | 'board' | 'calendar' | 'dashboard';

/** What views are of: a type of records, or the dashboard, which shows several. */
export type ViewsOf = Plural | 'dashboards';

export const viewedObject = (plural: ViewsOf) => (plural === 'dashboards' ? 'dashboard' : objectOf[plural]);

/** Where records are looked at in some way, below the workspace. One's own day stands where tasks would. */
export function kindPlace(plural: ViewsOf, kind: string): string {
  if (plural === 'dashboards') return '';
  if (kind === 'calendar') return 'calendar';
  if (kind === 'board') return `${plural}/board`;
  return plural === 'tasks' ? 'tasks/all' : plural;
}

/** The whole address of a view, below the workspace. */
export const viewPlace = (plural: ViewsOf, view: { id: string; kind: string; state: string }): string =>
  `${kindPlace(plural, view.kind)}${viewAddress(view.id, view.state)}`;
