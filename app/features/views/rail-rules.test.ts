import { expect, it } from 'vitest';
import { railViews, showsView, viewsBelow } from './rail-rules';
import type { ViewsData } from './use-views';

const view = (id: string, more: Record<string, unknown>) => ({
  ...{ id, name: id, object: 'lead', kind: 'table', state: 'sort=name', shared: false, favourite: false },
  ...{ favouritePosition: null, position: 1, ...more },
});
const views = railViews({
  views: [
    view('shared2', { shared: true, position: 2 }),
    view('shared1', { shared: true, position: 1 }),
    view('private', {}),
    view('second', { favourite: true, favouritePosition: 2 }),
    view('first', { favourite: true, favouritePosition: 1, kind: 'board', state: 'by=status' }),
    view('board of directors', { shared: true, object: 'dashboard', kind: 'dashboard', state: 'period=year' }),
    view('people', { favourite: true, favouritePosition: 3, object: 'person' }),
  ] as unknown as ViewsData['views'],
});
const ids = (place: string, isHere: boolean) => viewsBelow(views, place, isHere).map(({ id }) => id);

it('favourites stand below their place wherever one is, shared views where one is with their records', () => {
  expect(ids('leads', false)).toEqual(['first', 'second']);
  expect(ids('leads', true)).toEqual(['first', 'second', 'shared1', 'shared2']);
  expect(ids('people', true)).toEqual(['people']);
  expect(ids('deals/board', true)).toEqual([]);
  expect(ids('', true)).toEqual(['board of directors']);
});

it('a view is the current one where its kind is shown, whatever was changed of it since', () => {
  const [first] = views;
  if (!first) throw new Error('there are views');
  expect(first.to).toBe('leads/board?view=first&by=status');
  expect(showsView(first, { pathname: '/w/lumen/leads/board', search: '?by=source&view=first' })).toBe(true);
  expect(showsView(first, { pathname: '/w/lumen/leads', search: '?view=first' })).toBe(false);
  expect(showsView(first, { pathname: '/w/lumen/leads/board', search: '?view=all' })).toBe(false);
});
