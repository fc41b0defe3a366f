import { describe, expect, it } from 'vitest';
import { exportQuery } from './export-query';

const id = (last: number) => `01a20c70-a17c-70d3-a439-${String(last).padStart(12, '0')}`;

describe('the address of an export', () => {
  it('reads the records that were picked', () => {
    expect(exportQuery('person', { ids: `${id(1)},${id(2)}`, columns: 'name,email' })).toEqual({
      object: 'person',
      ids: [id(1), id(2)],
      columns: ['name', 'email'],
      bom: true,
    });
  });

  it.each([
    ['none', ''],
    ['what is no id', 'all'],
    ['more than 100', Array.from({ length: 101 }, (_, index) => id(index)).join()],
    ['a list of lists', [id(1), id(2)]],
  ])('refuses %s', (_, ids) => {
    expect(() => exportQuery('person', { ids })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
