import { expect, test } from 'vitest';
import { arrangementFromCookie, arrangementText, moveWidget, showWidget, widgets } from './widgets';

const standard = widgets.map(({ key }) => key);

test('without a choice everything is shown in its first order; unknown widgets are left out, new ones come last', () => {
  expect(arrangementFromCookie(null)).toEqual({ order: standard, hidden: new Set() });
  const { order, hidden } = arrangementFromCookie('crm_home=lost,weather,day|stages,moon');
  expect(order.slice(0, 3)).toEqual(['lost', 'day', 'pipeline']);
  expect(order).toHaveLength(standard.length);
  expect(hidden).toEqual(new Set(['stages']));
});

test('what is kept is read again', () => {
  const arrangement = showWidget(moveWidget(arrangementFromCookie(null), 'day', 1), 'lost', false);
  expect(arrangementFromCookie(`crm_home=${arrangementText(arrangement)}`)).toEqual(arrangement);
});

test('a widget moves over hidden ones, and stops at the ends', () => {
  const start = showWidget(arrangementFromCookie(null), 'pipeline', false);
  expect(moveWidget(start, 'day', 1).order.slice(0, 3)).toEqual(['forecast', 'pipeline', 'day']);
  expect(moveWidget(start, 'day', -1).order).toEqual(standard);
});
