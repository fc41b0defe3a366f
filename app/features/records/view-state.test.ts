import { describe, expect, it } from 'vitest';
import type { FilterGroup } from './filter-language';
import { readColumns, readPanel, readView, rowsKey, writePanel, writeView } from './view-state';

const id = '01a20c53-cb88-73d0-a000-000000000001';
const filter: FilterGroup = {
  op: 'and',
  items: [
    { field: 'city', operator: 'is', value: 'São Paulo & "x"' },
    {
      op: 'or',
      items: [
        { field: 'tags', operator: 'hasAny', value: [id] },
        { field: 'createdAt', operator: 'last', value: { count: 2, unit: 'week' } },
        { field: 'email', operator: 'empty' },
      ],
    },
  ],
};

describe('the view in an address', () => {
  it('comes back as it was written', () => {
    const view = {
      filter,
      sort: [
        { field: 'name', direction: 'asc' as const },
        { field: 'createdAt', direction: 'desc' as const },
      ],
      search: 'ada',
      columns: ['name', 'city'],
      pinned: ['city'],
    };
    const address = `?${writeView(new URLSearchParams(), view)}`;
    expect(readView(new URLSearchParams(address))).toEqual({ ...view, unread: false });
  });
  it('says when a filter cannot be read, and shows everything', () => {
    const view = readView(new URLSearchParams({ filter: '["and",["city"' }));
    expect(view).toMatchObject({ unread: true, filter: { items: [] } });
  });
  it('leaves out what is empty', () => {
    const params = writeView(new URLSearchParams('search=x&sort=name&filter=[]'), {
      search: ' ',
      sort: [],
      filter: { op: 'and', items: [] },
    });
    expect(params.toString()).toBe('');
  });
  it('ignores sort levels and columns that are no field names', () => {
    expect(readView(new URLSearchParams({ sort: '-name,drop table,,city' })).sort).toEqual([
      { field: 'name', direction: 'desc' },
      { field: 'city', direction: 'asc' },
    ]);
    expect(readColumns('name,<b>,name')).toEqual(['name']);
    expect(readColumns('')).toBeNull();
  });
  it('keeps the panel apart from the rows', () => {
    const list = new URLSearchParams('sort=name');
    const open = writePanel(list, { object: 'person', id });
    expect(readPanel(open)).toEqual({ object: 'person', id });
    expect(rowsKey(open)).toBe(rowsKey(list));
    expect(readPanel(writePanel(open, null))).toBeNull();
  });
  it.each(['person', 'deal:x', `robot:${id}`, 'person:../../etc'])('opens no panel for %s', (text) => {
    expect(readPanel(new URLSearchParams({ panel: text }))).toBeNull();
  });
});
