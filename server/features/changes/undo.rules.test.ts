import type { ChangeAction, Diff } from '@db/tables/history';
import { describe, expect, it } from 'vitest';
import { personObject } from '../people/person-object';
import type { RecordRow } from '../records/object-types';
import { revert, type State } from './undo.rules';

const at = new Date('2026-03-10T09:00:00.000Z');
const row = (more: Record<string, unknown> = {}): RecordRow =>
  ({
    id: 'ada',
    version: 3,
    deletedAt: null,
    firstName: 'Ada',
    otherEmails: [],
    otherPhones: [],
    emailConsent: false,
    ...more,
  }) as unknown as RecordRow;
const state = (more: Record<string, unknown> = {}, tags: string[] = []): State => ({ row: row(more), tags });
const undo = (action: ChangeAction, diff: Diff, now: State | undefined) =>
  revert(personObject, { action, diff }, now, at);
const changedSince = (...fields: string[]) => ({ obstacle: { why: 'changed since', fields } });
const alreadyBack = { obstacle: { why: 'already back', fields: [] } };
const gone = { obstacle: { why: 'gone', fields: [] } };

describe('taking back an edit', () => {
  it.each<[string, Diff, State | undefined, unknown]>([
    ['puts the old value back', { city: ['Bonn', 'Berlin'] }, state({ city: 'Berlin' }), state({ city: 'Bonn' })],
    [
      'is refused where somebody changed the field since',
      { city: ['Bonn', 'Berlin'] },
      state({ city: 'Kiel' }),
      changedSince('city'),
    ],
    [
      'names all such fields, and only them',
      { city: ['a', 'b'], phone: ['1', '2'], email: ['x', 'y'] },
      state({ city: 'c', phone: '3', email: 'y' }),
      changedSince('city', 'phone'),
    ],
    [
      'leaves alone what is back already',
      { city: ['Bonn', 'Berlin'], phone: [null, '2'] },
      state({ city: 'Bonn', phone: '2' }),
      state({ city: 'Bonn', phone: null }),
    ],
    ['has nothing to do when all is back', { city: ['Bonn', 'Berlin'] }, state({ city: 'Bonn' }), alreadyBack],
    [
      'compares lists by what is in them',
      { otherEmails: [[], ['a']] },
      state({ otherEmails: ['a'] }),
      state({ otherEmails: [] }),
    ],
    [
      'removes only the tags that it added',
      { tags: [['x'], ['x', 'y']] },
      state({}, ['x', 'y', 'z']),
      state({}, ['x', 'z']),
    ],
    ['brings back the tags that it removed', { tags: [['x', 'y'], ['y']] }, state({}, ['z']), state({}, ['x', 'z'])],
    ['finds nothing when the record is gone', { city: ['Bonn', 'Berlin'] }, undefined, gone],
  ])('%s', (_, diff, now, expected) => {
    const result = undo('update', diff, now);
    expect(result).toEqual('obstacle' in (expected as object) ? expected : { state: expected });
  });
});

describe('taking back', () => {
  const made: Diff = { firstName: [null, 'Ada'] };
  it.each<[string, ChangeAction, Diff, State | undefined, unknown]>([
    ['a creation puts it into the trash', 'create', made, state(), { state: state({ deletedAt: at }) }],
    ['a creation is refused when it was edited since', 'create', made, state({ city: 'Bonn' }), changedSince('city')],
    [
      'a creation does not mind what the system fills in',
      'create',
      made,
      state({ updatedAt: at, name: 'Ada' }),
      { state: state({ deletedAt: at, updatedAt: at, name: 'Ada' }) },
    ],
    ['a creation finds it in the trash already', 'create', made, state({ deletedAt: at }), alreadyBack],
    ['a deletion restores it', 'delete', {}, state({ deletedAt: at }), { state: state() }],
    ['a deletion finds it restored already', 'delete', {}, state(), alreadyBack],
    ['a restoring deletes it again', 'restore', {}, state(), { state: state({ deletedAt: at }) }],
    ['a deletion for good cannot be', 'destroy', {}, undefined, gone],
  ])('%s', (_, action, diff, now, expected) => expect(undo(action, diff, now)).toEqual(expected));
});
