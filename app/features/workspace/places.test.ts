import { expect, it } from 'vitest';
import { isAt, places } from './places';

const here = (pathname: string) => places.filter((place) => isAt(place, pathname)).map(({ label }) => label);

it('a place is where its list, its board, its records and what belongs to it are', () => {
  expect(here('/w/lumen/deals')).toEqual(['Deals']);
  expect(here('/w/lumen/deals/board')).toEqual(['Deals']);
  expect(here('/w/lumen/leads/0198')).toEqual(['Leads']);
  expect(here('/w/lumen/tasks/all')).toEqual(['My tasks']);
  expect(here('/w/lumen/calendar')).toEqual(['My tasks']);
  expect(here('/w/lumen/')).toEqual(['Home']);
  expect(here('/w/lumen/settings/profile')).toEqual([]);
});
