import { expect, it } from 'vitest';
import { arrangementOf, viewAddress } from './view-address';

it('an arrangement is the same whatever else the address says, and in whatever order', () => {
  const one = new URLSearchParams('view=1&sort=name&filter=x&panel=person:2');
  expect(arrangementOf(one)).toBe(arrangementOf(new URLSearchParams('filter=x&search=&sort=name')));
  expect(arrangementOf(one)).not.toBe(arrangementOf(new URLSearchParams('filter=y&sort=name')));
});

it('the address of a view leads back to its arrangement, and names it once', () => {
  const address = viewAddress('7', 'sort=-name&view=other');
  expect(address).toBe('?view=7&sort=-name');
  expect(arrangementOf(new URLSearchParams(address))).toBe('sort=-name');
});
