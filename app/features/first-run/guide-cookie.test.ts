import { expect, it } from 'vitest';
import { closedGuideCookie, isGuideClosed } from './guide-cookie';

const pairOf = (cookie: string) => cookie.split('; ')[0] ?? '';

it('keeps in which workspaces the first steps are closed', () => {
  const one = pairOf(closedGuideCookie(null, 'lumen'));
  const two = pairOf(closedGuideCookie(`x=y; ${one}`, 'kite'));
  expect([isGuideClosed(two, 'lumen'), isGuideClosed(two, 'kite'), isGuideClosed(two, 'lum')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(pairOf(closedGuideCookie(two, 'lumen'))).toBe('crm_guide_closed=kite.lumen');
  expect(isGuideClosed(null, 'lumen')).toBe(false);
});

it('does not grow without end', () => {
  let cookies: string | null = null;
  for (let at = 0; at < 40; at += 1) cookies = pairOf(closedGuideCookie(cookies, `w-${at}`));
  expect(isGuideClosed(cookies, 'w-9')).toBe(false);
  expect(isGuideClosed(cookies, 'w-39')).toBe(true);
});
