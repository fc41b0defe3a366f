import { describe, expect, it } from 'vitest';
import { personObject } from '../people/person-object';
import { collisions, diffOf } from './diff.rules';

describe('what differs', () => {
  it('of a new record is all that is filled in', () => {
    const row = {
      firstName: 'Ada',
      lastName: null,
      otherEmails: [],
      emailConsent: false,
      otherPhones: ['1'],
      name: 'Ada',
    };
    expect(diffOf(personObject, null, row)).toEqual({ firstName: [null, 'Ada'], otherPhones: [null, ['1']] });
  });

  it('between two states is what changed, from and to; derived and system values are not told', () => {
    const before = { firstName: 'Ada', city: 'Bonn', name: 'Ada', updatedAt: new Date(1) };
    const after = { firstName: 'Eve', city: 'Bonn', name: 'Eve', updatedAt: new Date(2), phone: '1' };
    expect(diffOf(personObject, before, after)).toEqual({ firstName: ['Ada', 'Eve'], phone: [null, '1'] });
  });
});

describe('two edits of one version collide', () => {
  it.each([
    ['not in different fields', { city: 'Bonn', phone: '1' }, { phone: '2' }, [{ city: [null, 'Bonn'] }], []],
    ['in the same field', { city: 'Bonn' }, { city: 'Kiel' }, [{ city: [null, 'Bonn'] }], ['city']],
    ['not when both want the same', { city: 'Bonn' }, { city: 'Bonn' }, [{ city: [null, 'Bonn'] }], []],
    [
      'also when the field went there and back',
      { city: null },
      { city: 'Kiel' },
      [{ city: [null, 'Bonn'] }, { city: ['Bonn', null] }],
      ['city'],
    ],
  ] as const)('%s', (_, current, wanted, since, expected) => {
    expect(collisions(current, wanted, since as never)).toEqual(expected);
  });
});
