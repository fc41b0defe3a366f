import { describe, expect, it } from 'vitest';
import type { ColumnPlan } from '../import-state';
import type { ImportObject } from '../targets';
import { createRowReader } from './read-row';

const context = {
  options: { dateOrder: 'dmy', decimalMark: ',' },
  currency: 'EUR',
  thisYear: 2026,
  members: new Map([
    ['mara@example.org', 'id-of-mara'],
    ['kim', ''],
  ]),
  defaultCountry: 'DE',
} as const;

const to = (target: string | null, more: Partial<ColumnPlan> = {}): ColumnPlan => ({
  target,
  guessedFrom: null,
  ...more,
});
const readerOf = (object: ImportObject, plans: (string | null | ColumnPlan)[]) =>
  createRowReader(
    object,
    plans.map((plan) => (typeof plan === 'object' && plan !== null ? plan : to(plan))),
    context,
  );

describe('reading a row', () => {
  it.each([
    ['email', ' ADA@Example.org ', { email: 'ada@example.org' }],
    ['phone', '030 1234567', { phone: '+49301234567' }],
    ['phone', "'+48 22 123 45 67", { phone: '+48221234567' }],
    ['name', 'Lovelace, Ada', { firstName: 'Ada', lastName: 'Lovelace' }],
    ['birthday', '1.2.1990', { birthday: '1990-02-01' }],
    ['emailConsent', 'ja', { emailConsent: true }],
    ['emailConsent', 'No', { emailConsent: false }],
    ['country', 'Deutschland', { country: 'DE' }],
    ['otherEmails', 'A@example.org; b@example.org', { otherEmails: ['a@example.org', 'b@example.org'] }],
    ['ownerId', 'Mara@example.org', { ownerId: 'id-of-mara' }],
    ['linkedin', 'linkedin.com/in/ada', { linkedin: 'https://linkedin.com/in/ada' }],
    ['description', "'=1+1", { description: '=1+1' }],
    ['jobTitle', '', {}],
    ['jobTitle', '  ', {}],
    [null, 'anything', {}],
  ])('%s %j', (target, cell, values) => {
    const { values: read, problems } = readerOf('person', [target])(2, [cell]);
    // Ids of members are UUIDs in truth; here they only have to come through.
    if (target === 'ownerId') expect(problems).toEqual({ 0: 'Not an id.' });
    else expect([read, problems]).toEqual([values, {}]);
  });

  it.each([
    ['email', 'nonsense', /e-mail/],
    ['phone', 'n/a', /phone/],
    ['birthday', '31.2.1990', /date/],
    ['emailConsent', 'maybe', /yes or no/],
    ['country', 'Atlantis', /no country/],
    ['ownerId', 'Kim', /No member/],
    ['ownerId', 'constructor', /No member/],
    ['id', '17', /ID/],
    ['company.domain', 'not a domain', /domain/],
    ['company.industry', 'constructor', /none of/],
    ['company.annualRevenue', 'much', /number/],
    ['jobTitle', 'x'.repeat(201), /200 characters/],
    ['note', 'x'.repeat(50_001), /50,000 characters/],
  ])('%s %j is a bad cell', (target, cell, problem) => {
    const { problems } = readerOf('person', [null, target])(2, ['', cell]);
    expect(problems).toEqual({ 1: expect.stringMatching(problem) });
  });

  it('reads the company of a person, tags, a note and an id', () => {
    const id = '01a20c8e-11b9-7585-8ca7-590bed19824f';
    const read = readerOf('person', ['company.name', 'company.domain', 'tags', 'note', 'id']);
    expect(read(7, ['Acme', 'https://www.acme.example/x', 'VIP, Press', 'Call her', id.toUpperCase()])).toMatchObject({
      row: 7,
      company: { name: 'Acme', domain: 'acme.example' },
      tags: ['VIP', 'Press'],
      note: 'Call her',
      id,
      problems: {},
    });
  });

  it('puts cells that are fixed or translated in place of what stands in the file', () => {
    const read = readerOf('person', [
      to('email', { fixes: { 'a@nowhere': 'a@example.org' } }),
      to('company.status', { values: { Kunde: 'customer', 'n/a': null } }),
      to('emailConsent', { values: { vielleicht: 'false' } }),
    ]);
    expect(read(2, ['a@nowhere', 'Kunde', 'vielleicht'])).toMatchObject({
      cells: ['a@example.org', 'Kunde', 'vielleicht'],
      values: { email: 'a@example.org', emailConsent: false },
      company: { status: 'customer' },
    });
    expect(read(3, ['x', 'n/a', ''], { 0: 'b@example.org' })).toMatchObject({
      values: { email: 'b@example.org' },
      company: {},
    });
  });

  it('takes cells that read like parts of JavaScript for text', () => {
    const plans = [to('jobTitle', { fixes: { a: 'b' }, values: { c: 'd' } })];
    for (const text of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(readerOf('person', plans)(2, [text]).values).toEqual({ jobTitle: text });
    }
  });

  it('does not take the full name apart where its parts are given', () => {
    const read = readerOf('person', ['name', 'firstName', 'lastName']);
    expect(read(2, ['Ada Lovelace', '', 'Lovelace']).values).toEqual({ lastName: 'Lovelace' });
    expect(read(3, ['Ada Lovelace', '', '']).values).toEqual({ firstName: 'Ada', lastName: 'Lovelace' });
  });

  it('puts several columns of addresses together', () => {
    const { values } = readerOf('person', ['otherEmails', 'otherEmails'])(2, [
      'a@example.org',
      'b@example.org, c@example.org',
    ]);
    expect(values).toEqual({ otherEmails: ['a@example.org', 'b@example.org', 'c@example.org'] });
  });

  it('reads companies in the currency and notation of the workspace', () => {
    const read = readerOf('company', ['name', 'annualRevenue', 'size', 'customerSince']);
    expect(read(2, ['Acme', '1.234,50 €', '251 - 1.000', '2020-02-29']).values).toEqual({
      name: 'Acme',
      annualRevenue: 123_450,
      size: '251-1000',
      customerSince: '2020-02-29',
    });
  });
});
