import { expect, it } from 'vitest';
import { besideAddress } from './addresses';

const path = (place: string) => `/w/lumen/${place}`;
const id = '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const beside = (object: 'deal' | 'task' | 'person', address: string) => {
  const { pathname, search } = new URL(address, 'https://crm.example.com');
  return decodeURIComponent(besideAddress({ object, id }, { pathname, search }, path));
};

it('opens over the page one is on, as it is, where that shows such records', () => {
  expect(beside('deal', '/w/lumen/deals?search=x')).toBe(`/w/lumen/deals?search=x&panel=deal:${id}`);
  expect(beside('deal', '/w/lumen/deals/board?pipeline=p')).toBe(`/w/lumen/deals/board?pipeline=p&panel=deal:${id}`);
  expect(beside('task', '/w/lumen/tasks/board?by=priority')).toBe(`/w/lumen/tasks/board?by=priority&panel=task:${id}`);
  expect(beside('task', '/w/lumen')).toBe(`/w/lumen?panel=task:${id}`);
  expect(beside('task', '/w/lumen/calendar?view=week')).toBe(`/w/lumen/calendar?view=week&panel=task:${id}`);
});

it('opens over the list of such records from anywhere else, without what belongs to the page before', () => {
  expect(beside('deal', '/w/lumen/people?search=x')).toBe(`/w/lumen/deals?panel=deal:${id}`);
  expect(beside('person', `/w/lumen/people/${id}?tab=notes`)).toBe(`/w/lumen/people?panel=person:${id}`);
});
