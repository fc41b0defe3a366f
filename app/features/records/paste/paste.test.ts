import { describe, expect, it } from 'vitest';
import { copyText } from '../copy-text';
import { testField } from '../testing-object';
import type { Field, RecordView } from '../types';
import { readDay, readMoment } from './day-text';
import { pasteWords } from './paste-words';
import { readCell } from './read-cell';

const british = { locale: 'en-GB', currency: 'EUR', timeZone: 'Europe/Berlin' };
const american = { ...british, locale: 'en-US', currency: 'USD' };
const german = { ...british, locale: 'de-DE' };
const danish = { ...british, locale: 'da-DK', currency: 'DKK' };

const row = (more: Record<string, unknown> = {}): RecordView => ({
  id: 'r1',
  version: 1,
  createdAt: '2026-11-24T09:15:00.000Z',
  updatedAt: '',
  createdBy: 'u1',
  deletedAt: null,
  title: 'Ada',
  ...more,
});
const members = [
  { id: 'u1', name: 'Mara Lind', email: 'mara@example.com' },
  { id: 'u2', name: 'Ana Costa', email: 'ana@example.com' },
  { id: 'u3', name: 'Ana Costa', email: 'costa@example.com' },
];
const tags = [
  { id: 't1', name: 'VIP', color: 'red' },
  { id: 't2', name: 'Press, print', color: 'blue' },
];
const around = { writing: british, members, tags };
const ok = (value: unknown) => ({ ok: true, value });

describe('a day as people write it', () => {
  it.each([
    ['2026-11-24', 'en-US', '2026-11-24'],
    ['24/11/2026', 'en-GB', '2026-11-24'],
    ['03/04/2026', 'en-GB', '2026-04-03'],
    ['03/04/2026', 'en-US', '2026-03-04'],
    ['24/11/2026', 'en-US', '2026-11-24'],
    ['24.11.26', 'de-DE', '2026-11-24'],
    ['1.2.99', 'de-DE', '1999-02-01'],
    ['24.11.2026', 'sv-SE', '2026-11-24'],
    ['24 Nov 2026', 'en-GB', '2026-11-24'],
    ['November 24th, 2026', 'en-US', '2026-11-24'],
    ['24. März 2026', 'de-DE', '2026-03-24'],
    ['24-Nov-26', 'de-DE', '2026-11-24'],
    ['31/02/2026', 'en-GB', undefined],
    ['soon', 'en-GB', undefined],
    ['12', 'en-GB', undefined],
    ['24 Foo 2026', 'en-GB', undefined],
  ])('%s in %s', (text, locale, day) => expect(readDay(text, locale)).toBe(day));

  it.each([
    ['2026-11-24 14:30', '2026-11-24T13:30:00.000Z'],
    ['24/11/2026, 2:30 pm', '2026-11-24T13:30:00.000Z'],
    ['2026-07-01T09:00', '2026-07-01T07:00:00.000Z'],
    ['2026-11-24T14:30:00Z', '2026-11-24T14:30:00.000Z'],
    ['2026-11-24 14:30:07', '2026-11-24T13:30:07.000Z'],
    ['2026-11-24 14:30:07.5', '2026-11-24T13:30:07.500Z'],
    ['11/24/2026 2:30:07 PM', '2026-11-24T13:30:07.000Z'],
    ['2026-11-24', undefined],
    ['2026-11-24 25:00', undefined],
    ['2026-11-24 14:30:60', undefined],
  ])('%s with its time', (text, at) => expect(readMoment(text, british)).toBe(at));
});

describe('a pasted cell', () => {
  const read = (key: string, text: string, record = row(), writing = british) =>
    readCell(testField(key), text, record, { ...around, writing });

  it.each([
    ['revenue', '€1,234.50', british, 123450],
    ['revenue', '1.234,50 €', german, 123450],
    ['revenue', 'EUR 12', british, 1200],
    ['revenue', '-$5', american, -500],
    ['revenue', '1.234,50 kr.', danish, 123450],
    ['revenue', 'kr. 1.234,50', danish, 123450],
    ['staff', '1,200', british, 1200],
    ['status', 'won', british, 'won'],
    ['status', 'LOST', british, 'lost'],
    ['ownerId', 'mara lind', british, 'u1'],
    ['ownerId', 'costa@example.com', british, 'u3'],
    ['tags', 'vip', british, ['t1']],
    ['tags', 'Press, print', british, ['t2']],
    ['tags', 'VIP, press, print', british, ['t1', 't2']],
    ['phones', '+1, +2', british, ['+1', '+2']],
    ['email', '', british, null],
    ['tags', '', british, []],
  ] as const)('%s takes %j', (key, text, writing, value) => expect(read(key, text, row(), writing)).toEqual(ok(value)));

  it.each([
    ['revenue', '$12', 'is no amount in EUR'],
    ['revenue', 'a lot', 'is no amount'],
    ['status', 'maybe', 'There is no status “maybe”'],
    ['ownerId', 'Ana Costa', 'several'],
    ['ownerId', 'Nobody', 'no person in this workspace'],
    ['tags', 'VIP, Unknown', 'no tag “Unknown”'],
    ['email', 'nope', 'Not an e-mail'],
    ['name', '', 'Name is required'],
    ['createdAt', '2026-01-01', 'cannot be changed here'],
  ])('%s refuses %j', (key, text, why) =>
    expect(read(key, text)).toMatchObject({ ok: false, problem: expect.stringContaining(why) }),
  );

  it('reads amounts in the currency of their record', () => {
    const field = { ...testField('revenue'), currencyField: 'currency' };
    expect(readCell(field, '¥5,000', row({ currency: 'JPY' }), around)).toEqual(ok(5000));
    expect(readCell(field, '€5', row({ currency: 'JPY' }), around)).toMatchObject({ ok: false });
  });

  it('means the stage of its own pipeline where several have the name', () => {
    const options = ['Sales', 'Partners'].flatMap((group) => [
      { value: `${group}-won`, label: 'Won', group },
      { value: `${group}-new`, label: 'New', group },
    ]);
    const field: Field = { ...testField('status'), key: 'stageId', type: 'relation', options };
    expect(readCell(field, 'won', row({ stageId: 'Partners-new' }), around)).toEqual(ok('Partners-won'));
    expect(readCell(field, 'won', row(), around)).toMatchObject({ ok: false });
  });

  it('names a record to look for, unless it is the one there already', () => {
    const field: Field = {
      ...testField('ownerId'),
      key: 'companyId',
      type: 'relation',
      object: 'company',
      as: 'company',
    };
    const record = row({ companyId: 'c1', company: { id: 'c1', title: 'Acme', trashed: false } });
    expect(readCell(field, 'acme', record, around)).toEqual(ok('c1'));
    expect(readCell(field, 'Globex', record, around)).toEqual({ ok: 'find', object: 'company', text: 'Globex' });
  });

  it('reads what was copied back to the same value', () => {
    const record = row({
      revenue: 1_234_50,
      staff: 12.5,
      status: 'won',
      ownerId: 'u1',
      owner: { id: 'u1', name: 'Mara Lind' },
      tags: [tags[1]],
      phones: ['+1', '+2'],
    });
    for (const writing of [british, german]) {
      for (const key of ['revenue', 'staff', 'status', 'ownerId', 'phones'] as const) {
        const text = copyText(record, testField(key), { writing, members });
        expect(readCell(testField(key), text, row(), { ...around, writing }), `${key} ${text}`).toEqual(
          ok(record[key]),
        );
      }
      expect(
        readCell(testField('tags'), copyText(record, testField('tags'), { writing, members }), row(), around),
      ).toEqual(ok(['t2']));
    }
  });

  it.each([
    '2026-11-24T13:30:00.000Z',
    '2026-11-24T13:30:07.000Z',
    '2026-11-24T13:30:07.045Z',
    '2026-10-25T01:30:00.000Z',
  ])('reads the instant %s back to the moment', (dueAt) => {
    const field = { ...testField('createdAt'), key: 'dueAt', readOnly: false };
    const record = row({ dueAt });
    expect(readCell(field, copyText(record, field, { writing: british, members }), record, around)).toEqual(ok(dueAt));
  });

  it.each([
    ['of several with one name', { id: 'u3', name: 'Ana Costa' }],
    ['who left', { id: 'u9', name: 'Gone Long' }],
  ])('keeps the owner %s', (_, owner) => {
    const record = row({ ownerId: owner.id, owner });
    const text = copyText(record, testField('ownerId'), { writing: british, members });
    expect(readCell(testField('ownerId'), text, record, around)).toEqual(ok(owner.id));
  });
});

describe('what a paste came to', () => {
  const noun = (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`;
  const refused = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      id: 'r',
      key: 'k',
      row: `Row ${at}`,
      field: 'Email',
      why: 'Not one.',
    }));

  it('is all of it, or how much, which not, and why', () => {
    expect(pasteWords({ pasted: 9, rows: 3, refused: [], beyond: 0, changed: true, noun })).toEqual({
      title: '9 cells pasted into 3 people',
    });
    expect(pasteWords({ pasted: 4, rows: 1, refused: refused(5), beyond: 1, changed: true, noun })).toEqual({
      title: '4 of 10 cells pasted into 1 person',
      detail:
        '5 cells kept their value. Row 0, Email: Not one. Row 1, Email: Not one. 3 more are marked in the list. 1 cell found no loaded row or shown column.',
    });
    expect(pasteWords({ pasted: 2, rows: 1, refused: [], beyond: 0, changed: false, noun })).toEqual({
      title: 'The cells hold this already',
    });
    expect(pasteWords({ pasted: 0, rows: 0, refused: refused(1), beyond: 0, changed: false, noun }).title).toBe(
      'Nothing was pasted',
    );
  });
});
