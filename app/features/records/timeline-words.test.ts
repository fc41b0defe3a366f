import { describe, expect, it } from 'vitest';
import { type Change, causeWords, deedWords, type Entry } from './timeline-words';

const recordId = 'anna';
const field = (label: string, from: unknown): Change['fields'][number] => ({
  field: label,
  label,
  type: 'text',
  from,
  to: 'new',
  fromText: null,
  toText: null,
});

function entry(change: Partial<Change>, kind: Entry['cause']['kind'] = 'edit'): Entry {
  return {
    groupId: 'group',
    at: '2026-01-01T00:00:00.000Z',
    actor: { kind: 'user', id: 'mara', name: 'Mara' },
    cause: { kind, id: null },
    undoable: true,
    undone: false,
    changes: [
      {
        id: 'change',
        object: 'person',
        recordId,
        title: 'Anna',
        action: 'update',
        version: 2,
        fields: [],
        note: null,
        ...change,
      },
    ],
  };
}

describe('the words of the timeline', () => {
  it('says that a first value was set and another one changed', () => {
    expect(deedWords(entry({ fields: [field('Phone', null)] }), recordId)).toBe('set Phone');
    expect(deedWords(entry({ fields: [field('Phone', 'old')] }), recordId)).toBe('changed Phone');
    expect(deedWords(entry({ fields: [field('Phone', null), field('City', '')] }), recordId)).toBe('set 2 fields');
    expect(deedWords(entry({ fields: [field('Phone', null), field('City', 'Bonn')] }), recordId)).toBe(
      'changed 2 fields',
    );
  });

  it('names the other record', () => {
    expect(deedWords(entry({ recordId: 'bert', title: 'Bert', fields: [field('City', [])] }), recordId)).toBe(
      'set City of Bert',
    );
  });

  it('lets demo data read as if people had made it, and names an import', () => {
    expect(causeWords(entry({}, 'demo'))).toBeUndefined();
    expect(causeWords(entry({}, 'import'))).toBe('by an import');
  });
});

describe('the words for work on a record', () => {
  const told = { id: 'call', version: 1, done: true, body: null, owner: null };
  const activity = { ...told, kind: 'call', subject: 'Hello', startsAt: '', durationMinutes: null, outcome: null };
  const call = { object: 'activity', recordId: 'call', title: 'Hello', activity } satisfies Partial<Change>;
  const changed = (key: string, from: unknown, to: unknown) => ({ ...field(key, from), to });

  it('tells what was logged from what is planned', () => {
    expect(deedWords(entry({ ...call, action: 'create', fields: [changed('done', null, true)] }), recordId)).toBe(
      'logged a call',
    );
    const planned = { ...call, activity: { ...activity, kind: 'email' }, fields: [changed('done', null, false)] };
    expect(deedWords(entry({ ...planned, action: 'create' }), recordId)).toBe('planned an email');
  });

  it('says what was completed, reopened and moved', () => {
    const task = { object: 'task', recordId: 'task', title: 'Send it' };
    expect(deedWords(entry({ ...task, fields: [changed('done', false, true)] }), recordId)).toBe(
      'completed the task Send it',
    );
    expect(deedWords(entry({ ...task, fields: [changed('done', true, false)] }), recordId)).toBe(
      'reopened the task Send it',
    );
    expect(deedWords(entry({ ...call, fields: [changed('recordId', 'lead', recordId)] }), recordId)).toBe(
      'moved the call Hello here',
    );
  });

  it('names the people of a deal, and a lead that was converted', () => {
    const person = { ...field('personId', null), toText: 'Ada' };
    const contact = { object: 'dealContact', recordId: 'part', title: 'Champion', fields: [person] };
    expect(deedWords(entry({ ...contact, action: 'create' }), recordId)).toBe('added Ada to the deal');
    expect(deedWords(entry({ object: 'lead', fields: [field('convertedAt', null)] }), recordId)).toBe(
      'converted this lead',
    );
  });
});
