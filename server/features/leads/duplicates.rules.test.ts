import { fold } from '@db/fold';
import { describe, expect, it } from 'vitest';
import { companyDomain, emailKey, whySameCompany, whySamePerson } from './duplicates.rules';

describe('an address to compare', () => {
  it.each([
    ['Ada@Example.com', 'ada@example.com'],
    ['ada+crm@example.com', 'ada@example.com'],
    ['ada+a+b@example.com', 'ada@example.com'],
    ['+49@example.com', '+49@example.com'],
    ['"a@b"+x@example.com', '"a@b"@example.com'],
    ['nobody', undefined],
    [null, undefined],
  ])('%s is %s', (address, key) => expect(emailKey(address)).toBe(key));
});

describe('the domain of the company of a lead', () => {
  it.each([
    [{ website: 'https://www.acme.example/about', email: 'ada@other.example' }, 'acme.example'],
    [{ website: null, email: 'ada@acme.example' }, 'acme.example'],
    [{ email: 'ada@gmail.com' }, undefined],
    [{ email: null }, undefined],
  ])('%o has %s', (lead, domain) => expect(companyDomain(lead)).toBe(domain));
});

describe('a person like that of a lead', () => {
  const lead = { firstName: 'Ada', lastName: 'Ōta', email: 'ada+x@acme.example', phone: '+4930901820' };
  const person = { nameKey: fold('Bob Byrne'), email: null, otherEmails: [], phone: null, otherPhones: [] };
  it.each([
    [{ email: 'ADA@acme.example' }, 'Same email'],
    [{ otherEmails: ['ada+y@acme.example'] }, 'Same email'],
    [{ phone: '+4930901820' }, 'Same phone, another name'],
    [{ phone: '+4930901820', nameKey: fold('Ada Ota') }, 'Same phone'],
    [{ otherPhones: ['+4930901820'] }, 'Same phone, another name'],
    [{ nameKey: fold('ada ota') }, 'Same name'],
    [{ email: 'bda@acme.example' }, undefined],
  ])('%o: %s', (more, why) => expect(whySamePerson(lead, { ...person, ...more })).toBe(why));

  it('has the same phone, and no name that says otherwise', () => {
    expect(whySamePerson({ phone: '+4930901820' }, { ...person, phone: '+4930901820' })).toBe('Same phone');
  });

  it('is not found by a first name alone, nor by nothing', () => {
    expect(whySamePerson({ firstName: 'Ada' }, { ...person, nameKey: 'ada' })).toBeUndefined();
    expect(whySamePerson({ phone: null, email: null }, person)).toBeUndefined();
  });
});

describe('a company like that of a lead', () => {
  const lead = { companyName: 'ACME GmbH', email: 'ada@acme.example' };
  it.each([
    [{ domain: 'acme.example', nameKey: 'other' }, 'Same domain'],
    [{ domain: null, nameKey: fold('Acme GmbH') }, 'Same name'],
    [{ domain: 'acme.test', nameKey: 'acme' }, undefined],
  ])('%o: %s', (company, why) => expect(whySameCompany(lead, company)).toBe(why));
});
