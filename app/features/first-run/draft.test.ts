import { expect, it } from 'vitest';
import { draftCookie, draftFromCookie } from './draft';

const pairOf = (cookie: string) => cookie.split('; ')[0] ?? '';

it('is kept with all that was typed, for one workspace', () => {
  const draft = { emails: 'ana@example.com; Björn <b@example.com>\n=,', role: 'member' };
  const cookie = draftCookie('lumen', draft);
  expect(cookie).toContain('Path=/w/lumen;');
  expect(draftFromCookie(`a=b; ${pairOf(cookie)}; c=d`)).toEqual(draft);
});

it('is forgotten when it is empty, and never kept when it is too long for a cookie', () => {
  for (const emails of ['', ' \n', 'x'.repeat(5_000)]) {
    const cookie = draftCookie('lumen', { emails, role: 'member' });
    expect(cookie).toContain('Max-Age=0');
    expect(draftFromCookie(pairOf(cookie))).toBeUndefined();
  }
});

it('that is broken is none', () => {
  expect(draftFromCookie('crm_invitations=member:%E0%A4%A')).toBeUndefined();
  expect(draftFromCookie(null)).toBeUndefined();
});
