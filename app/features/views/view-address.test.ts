import { expect, it } from 'vitest';
import { arrangementOf, kindPlace, viewAddress, viewPlace } from './view-address';

it('an arrangement is the same whatever else the address says, and in whatever order', () => {
  const one = new URLSearchParams('view=1&sort=name&filter=x&panel=person:2&stage=3&column=new');
  expect(arrangementOf(one)).toBe(arrangementOf(new URLSearchParams('filter=x&search=&sort=name')));
  expect(arrangementOf(one)).not.toBe(arrangementOf(new URLSearchParams('filter=y&sort=name')));
});

it('the address of a view leads back to its arrangement, and names it once', () => {
  const address = viewAddress('7', 'sort=-name&view=other');
  expect(address).toBe('?view=7&sort=-name');
  expect(arrangementOf(new URLSearchParams(address))).toBe('sort=-name');
});

it('a view opens where its kind is: a table in the list, a board on the board', () => {
  expect(viewPlace('leads', { id: '7', kind: 'board', state: 'by=status' })).toBe('leads/board?view=7&by=status');
  expect(viewPlace('leads', { id: '8', kind: 'table', state: '' })).toBe('leads?view=8');
  expect(kindPlace('tasks', 'table')).toBe('tasks/all');
  expect(kindPlace('tasks', 'calendar')).toBe('calendar');
});
