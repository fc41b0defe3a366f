/** Of an address, what says where one looks and not how the list is arranged. */
const passing = new Set(['view', 'panel', 'tab']);

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
