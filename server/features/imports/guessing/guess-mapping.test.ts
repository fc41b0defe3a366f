import { describe, expect, it } from 'vitest';
import { firstTableRow, guessHasHeader } from './guess-header';
import { guessMapping, headerDictionary } from './guess-mapping';
import { headerKey } from './header-key';
import { valueType } from './value-types';

const targets = (...given: Parameters<typeof guessMapping>) => guessMapping(...given).map(({ target }) => target);

describe('guessing where columns go', () => {
  it.each([
    [
      'English',
      [
        'First Name',
        'Last name',
        'E-mail',
        'Phone number',
        'Company',
        'Job Title',
        'Website',
        'Date of Birth',
        'Tags',
        'Owner',
      ],
      [
        'firstName',
        'lastName',
        'email',
        'phone',
        'company.name',
        'jobTitle',
        'company.domain',
        'birthday',
        'tags',
        'ownerId',
      ],
    ],
    [
      'German',
      [
        'Vorname',
        'Nachname',
        'E-Mail-Adresse',
        'Telefon',
        'Firma',
        'Funktion',
        'Webseite',
        'Geburtstag',
        'Zuständig',
        'Straße',
      ],
      [
        'firstName',
        'lastName',
        'email',
        'phone',
        'company.name',
        'jobTitle',
        'company.domain',
        'birthday',
        'ownerId',
        'company.address',
      ],
    ],
    [
      'keys of the API',
      ['first_name', 'lastName', 'job_title', 'emailConsent'],
      ['firstName', 'lastName', 'jobTitle', 'emailConsent'],
    ],
    ['a full name', ['Name', 'Company'], ['name', 'company.name']],
    ['"Name" beside "Vorname"', ['Name', 'Vorname'], ['lastName', 'firstName']],
    [
      'fields of the company',
      ['Name', 'Company phone', 'Branche', 'Firma Telefon', 'City'],
      ['name', 'company.phone', 'company.industry', null, 'city'],
    ],
    ['the same kind twice', ['Email', 'Email address', 'Email 2'], ['email', 'otherEmails', 'otherEmails']],
    ['unknown', ['Foo', '', 'Shoe size'], [null, null, null]],
    ['an id from our own export', ['CRM Flow ID', 'Name'], ['id', 'name']],
  ])('%s headers', (_, headers, expected) => {
    expect(targets('person', headers, [])).toEqual(expected);
  });

  it('reads headers of companies', () => {
    const headers = ['Firma', 'Homepage', 'Umsatz', 'Mitarbeiter', 'Land', 'Kunde seit', 'Status'];
    expect(targets('company', headers, [])).toEqual([
      'name',
      'domain',
      'annualRevenue',
      'size',
      'country',
      'customerSince',
      'status',
    ]);
  });

  it('goes by the values where headers say nothing or the wrong thing', () => {
    const headers = ['A', 'B', 'C', 'D', 'Email', 'F'];
    const samples = [
      ['ada@example.org', '', 'Germany', 'https://linkedin.com/in/ada', 'Ada', 'acme.example'],
      ['', '+49 30 1234567', 'FR', '', 'Bob', 'www.globex.example'],
    ];
    expect(targets('person', headers, samples)).toEqual([
      'email',
      'phone',
      'country',
      'linkedin',
      null,
      'company.domain',
    ]);
    expect(guessMapping('person', headers, samples)[0]).toEqual({ target: 'email', guessedFrom: 'values' });
  });

  it('takes no second address by its values alone, and nothing that the system knows by itself', () => {
    const samples = [['ada@example.org', 'boss@example.org', 'mara@example.org', '2024-01-01']];
    expect(targets('person', ['Email', 'Reports to', 'Created by', 'Created'], samples)).toEqual([
      'email',
      null,
      null,
      null,
    ]);
  });

  it('keeps a named column with some bad cells', () => {
    const samples = [['a@example.org'], ['nonsense'], ['b@example.org']];
    expect(guessMapping('person', ['Email'], samples)).toEqual([{ target: 'email', guessedFrom: 'header' }]);
  });
});

describe('what values are', () => {
  it.each([
    [['ada@example.org', '', 'bob@example.org'], 'email'],
    [['+49 30 123456', '030/1234567', '(0)30 1234567'], 'phone'],
    [['acme.example', 'https://www.globex.example/x'], 'web'],
    [['https://www.linkedin.com/in/ada'], 'linkedin'],
    [['31.12.2024', '2024-01-02'], 'date'],
    [['1.234,50', '12', '-3'], 'number'],
    [['Deutschland', 'FR', 'Spain'], 'country'],
    [['Ada Lovelace', 'Bob'], undefined],
    [['e.g. this', 'etc.'], undefined],
    [['', ' '], undefined],
  ])('%j', (samples, type) => {
    expect(valueType(samples)).toBe(type);
  });
});

describe('the header', () => {
  const known = new Set(headerDictionary('person').keys());
  it.each([
    ['known names', ['Name', 'Email'], [['Ada', 'a@example.org']], true],
    ['one known name', ['Foo', 'Vorname'], [['1', 'Ada']], true],
    ['unknown names above values', ['Wer', 'Wohin schreiben'], [['Ada', 'a@example.org']], true],
    ['a row of values', ['Ada', 'ada@example.org'], [['Bob', 'b@example.org']], false],
    ['a row with a number', ['Ada', '12'], [['Bob', '13']], false],
    ['different words above words', ['Wer', 'Wo'], [['Ada', 'London']], true],
    ['the same word twice', ['x', 'x'], [['x', 'x']], false],
  ])('%s', (_, first, others, has) => {
    expect(guessHasHeader(first, others, known)).toBe(has);
  });

  it('skips lines before the table', () => {
    const rows = [
      ['Report'],
      ['Made on', '2024'],
      ['Name', 'Email', 'City', 'Phone'],
      ['Ada', 'a@example.org', 'X', '1'],
    ];
    expect(firstTableRow(rows.map((cells) => ({ cells })))).toBe(1);
    expect(firstTableRow([{ cells: ['Name', 'Email'] }, { cells: ['Ada', 'x'] }])).toBe(0);
    expect(firstTableRow([{ cells: ['Name'] }])).toBe(0);
  });

  it('is compared without marks, case and punctuation', () => {
    expect(headerKey(' E-Mail (geschäftlich)* ')).toBe('e mail geschaftlich');
    expect(headerKey('Straße')).toBe('strasse');
  });
});
