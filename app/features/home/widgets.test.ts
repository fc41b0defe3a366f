import { expect, test } from 'vitest';
import { arrangementFrom, arrangementText, moveWidget, showWidget, widgets, withWidgets } from './widgets';

const standard = widgets.map(({ key }) => key);

const plain = new URLSearchParams();

test('without a choice everything is shown in its first order; unknown widgets are left out, new ones come last', () => {
  expect(arrangementFrom(plain, null)).toEqual({ order: standard, hidden: new Set() });
  const { order, hidden } = arrangementFrom(plain, 'crm_home=lost,weather,day|stages,moon');
  expect(order.slice(0, 3)).toEqual(['lost', 'day', 'pipeline']);
  expect(order).toHaveLength(standard.length);
  expect(hidden).toEqual(new Set(['stages']));
});

test('what is kept is read again', () => {
  const arrangement = showWidget(moveWidget(arrangementFrom(plain, null), 'day', 1), 'lost', false);
  expect(arrangementFrom(plain, `crm_home=${arrangementText(arrangement)}`)).toEqual(arrangement);
});

test('a widget moves over hidden ones, and stops at the ends', () => {
  const start = showWidget(arrangementFrom(plain, null), 'pipeline', false);
  expect(moveWidget(start, 'day', 1).order.slice(0, 3)).toEqual(['forecast', 'pipeline', 'day']);
  expect(moveWidget(start, 'day', -1).order).toEqual(standard);
});

test('of a saved dashboard lies in the address, whatever this browser kept', () => {
  const arrangement = showWidget(arrangementFrom(plain, null), 'lost', false);
  const address = withWidgets(new URLSearchParams('view=1&period=year'), arrangement);
  expect(address.get('period')).toBe('year');
  expect(arrangementFrom(address, 'crm_home=stages|day')).toEqual(arrangement);
});
