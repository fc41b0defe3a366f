import { describe, expect, it } from 'vitest';
import { byDay, type InboxItem, leadOf, targetOf, withFresh } from './inbox-rules';

const item = (more: Partial<InboxItem> = {}): InboxItem => ({
  id: 'a',
  kind: 'assigned',
  object: 'deal',
  recordId: 'd1',
  title: 'Big one',
  excerpt: null,
  actor: { kind: 'user', id: 'u1', name: 'Ana Costa' },
  at: '2026-11-24T10:00:00.000Z',
  readAt: null,
  doneAt: null,
  data: {},
  ...more,
});

describe('targetOf', () => {
  it('leads to the record, and to where background work and the day are shown', () => {
    expect(targetOf(item())).toBe('deals/d1');
    expect(targetOf(item({ kind: 'import', object: null, recordId: null, data: { importId: 'i1' } }))).toBe(
      'imports/i1',
    );
    expect(targetOf(item({ kind: 'due', object: null, recordId: null }))).toBe('tasks');
    expect(targetOf(item({ kind: 'bulk', object: null, recordId: null, data: { object: 'person' } }))).toBe('people');
    const ofRun = item({ kind: 'bulk', object: null, recordId: null, data: { object: 'task', runId: 'r1' } });
    expect(targetOf(ofRun)).toBe('tasks/all?run=r1');
  });
  it('leads nowhere when what it is about has no page', () => {
    expect(targetOf(item({ object: 'note' }))).toBeUndefined();
    expect(targetOf(item({ kind: 'bulk', object: null, recordId: null }))).toBeUndefined();
  });
});

it('says who did what', () => {
  expect(leadOf(item())).toBe('Ana Costa gave you');
  expect(leadOf(item({ kind: 'mentioned' }))).toBe('Ana Costa mentioned you on');
  expect(leadOf(item({ kind: 'due', data: { reminder: true } }))).toBe('Reminder:');
  expect(leadOf(item({ kind: 'import' }))).toBe('');
});

it('groups by the day of the workspace, not of UTC', () => {
  const late = item({ id: 'late', at: '2026-11-23T23:30:00.000Z' });
  const earlier = item({ id: 'earlier', at: '2026-11-23T20:00:00.000Z' });
  const days = byDay([item(), late, earlier], 'Europe/Berlin');
  expect(days.map(({ day, items }) => [day, items.map(({ id }) => id)])).toEqual([
    ['2026-11-24', ['a', 'late']],
    ['2026-11-23', ['earlier']],
  ]);
});

it('keeps what was loaded beyond the first rows when these are read again', () => {
  const [first, second, third] = ['10', '09', '08'].map((hour) => item({ id: hour, at: `2026-11-24T${hour}:00:00Z` }));
  if (!first || !second || !third) throw new Error('three were made');
  const fresh = { items: [first, second], nextCursor: 'x', unread: 1 };
  expect(withFresh({ items: [second, third], nextCursor: null }, fresh)).toEqual({
    items: [first, second, third],
    nextCursor: null,
  });
  expect(withFresh({ items: [third], nextCursor: null }, { ...fresh, nextCursor: null }).items).toEqual([
    first,
    second,
  ]);
});
