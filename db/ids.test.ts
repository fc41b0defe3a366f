import { expect, it } from 'vitest';
import { asTenantId, isId, newId } from './ids';

it('makes ids that differ and sort by time of making', () => {
  const ids = Array.from({ length: 10_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every((id) => isId(id) && id[14] === '7' && '89ab'.includes(id[19]!))).toBe(true);
});

it('takes only ids for tenants', () => {
  expect(() => asTenantId("x'; drop table people; --")).toThrow('not a tenant id');
  const id = newId();
  expect(asTenantId(id)).toBe(id);
});
