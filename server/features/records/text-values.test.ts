import { describe, expect, it } from 'vitest';
import { countryCode } from './countries';
import { domainName, phoneNumber, tidyLine, tidyText, webAddress } from './text-values';

describe('telephone numbers', () => {
  it.each([
    ['030 901820', 'DE', '+4930901820'],
    ['+49 (0)30 / 90 18-20', 'DE', '+4930901820'],
    ['0049 30 901820', 'GB', '+4930901820'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['(212) 555-0123', 'US', '+12125550123'],
    ['030 901820 ext. 12', 'DE', '+4930901820 ext. 12'],
  ])('%s in %s is %s', (typed, country, expected) => expect(phoneNumber(typed, country)).toBe(expected));

  it.each(['12', 'ask reception', '+999 123', '110'])('%s stays as it was typed', (typed) => {
    expect(phoneNumber(typed, 'DE')).toBe(typed);
  });
});

describe('addresses', () => {
  it.each([
    ['https://www.Acme.com/about?x=1', 'acme.com'],
    ['ACME.com.', 'acme.com'],
    ['http://shop.acme.co.uk:8080', 'shop.acme.co.uk'],
    ['müller.de', 'xn--mller-kva.de'],
    ['www.example.com', 'example.com'],
  ])('%s is the domain %s', (typed, expected) => expect(domainName(typed)).toBe(expected));

  it.each(['acme', 'not a domain', '127.0.0.1', 'javascript:alert(1)', 'ftp://acme.com', 'a@b.com', ''])(
    '%s is no domain',
    (typed) => {
      expect(domainName(typed)).toBeUndefined();
    },
  );

  it.each([
    ['linkedin.com/in/ada', 'https://linkedin.com/in/ada'],
    ['http://example.com:8080/x', 'http://example.com:8080/x'],
    ['example.com:8080/x', 'https://example.com:8080/x'],
  ])('%s is the web address %s', (typed, expected) => expect(webAddress(typed)).toBe(expected));

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://user:pw@example.com',
    'two words.com',
    'mailto:a@b.com',
  ])('%s is no web address', (typed) => expect(webAddress(typed)).toBeUndefined());
});

describe('text', () => {
  it('loses what nobody can see and keeps what they can', () => {
    expect(tidyLine('  a\u0000b\t\n c\u0007 ')).toBe('ab c');
    expect(tidyText('one\r\ntwo\rthree\u0000\n')).toBe('one\ntwo\nthree');
    expect(tidyLine('عمر 王 👩‍💻 e\u0301')).toBe('عمر 王 👩‍💻 e\u0301');
    expect(tidyLine('x\ud800y')).toBe('x\ufffdy');
  });
});

describe('countries', () => {
  it.each([
    ['de', 'DE'],
    ['Deutschland', 'DE'],
    ['germany', 'DE'],
    ['Vereinigtes Königreich', 'GB'],
    ['USA', 'US'],
    ['österreich', 'AT'],
    ['Côte d’Ivoire', 'CI'],
  ])('%s is %s', (typed, expected) => expect(countryCode(typed)).toBe(expected));

  it.each(['Narnia', 'XX', 'EU', 'ZZ', ''])('%s is none', (typed) => expect(countryCode(typed)).toBeUndefined());
});
