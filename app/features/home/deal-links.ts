import { encodeFilter, type FilterGroup } from '~/features/records/filter-language';
import { forecastPlace } from '~/features/workspace/places';
import type { HomeFilters } from './home-filters';

/** The list of deals with a report's filter: exactly the records that a bar counts. */
export const dealsLink = (path: (place: string) => string, filter: FilterGroup): string =>
  `${path('deals')}?${new URLSearchParams({ filter: encodeFilter(filter) })}`;

/** The forecast as a board: of the same people and pipeline, from the same month on. */
export function forecastBoard(
  { owner, pipeline }: Pick<HomeFilters, 'owner' | 'pipeline'>,
  from: string,
  path: (place: string) => string,
): string {
  const narrowing = Object.entries({ ownerId: owner, pipelineId: pipeline }).filter(([, id]) => id !== '');
  const items = narrowing.map(([field, id]) => ({ field, operator: 'anyOf' as const, value: [id] }));
  const more = new URLSearchParams({ from, ...(items.length > 0 && { filter: encodeFilter({ op: 'and', items }) }) });
  return `${path(forecastPlace)}&${more}`;
}
