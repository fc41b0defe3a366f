import { expect, it } from 'vitest';
import { backWithCookie } from './back-to-page.server';

const ask = (referrer?: string) =>
  backWithCookie(
    new Request('http://crm.example.com/theme', { headers: referrer ? { Referer: referrer } : {} }),
    'crm_theme=dark',
  ).headers.get('Location');

it('a form without scripts comes back to its page, and never leads to another site', () => {
  expect(ask('http://crm.example.com/w/lumen/people?sort=name')).toBe('/w/lumen/people?sort=name');
  expect(ask('http://crm.example.com//evil.example/')).toBe('/evil.example/');
  expect(ask('http://crm.example.com/\\\\evil.example/')).toBe('/evil.example/');
  expect(ask('http://evil.example/')).toBe('/');
  expect(ask()).toBe('/');
});
