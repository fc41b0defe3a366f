import { describe, expect, it } from 'vitest';
import { themeCookie, themeFromCookie } from './theme';

describe('the theme cookie', () => {
  it.each(['light', 'dark', 'system'] as const)('brings %s back', (theme) => {
    const pair = themeCookie(theme).split(';')[0] as string;
    expect(themeFromCookie(`session=abc; ${pair}; other=1`)).toBe(theme);
  });

  it.each([null, '', 'crm_theme=', 'crm_theme=neon', 'xcrm_theme=dark'])(
    'falls back to the system for %j',
    (header) => {
      expect(themeFromCookie(header)).toBe('system');
    },
  );
});
