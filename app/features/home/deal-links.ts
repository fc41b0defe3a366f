import { encodeFilter, type FilterGroup } from '~/features/records/filter-language';

/** The list of deals with a report's filter: exactly the records that a bar counts. */
export const dealsLink = (path: (place: string) => string, filter: FilterGroup): string =>
  `${path('deals')}?${new URLSearchParams({ filter: encodeFilter(filter) })}`;
