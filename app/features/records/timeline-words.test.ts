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
