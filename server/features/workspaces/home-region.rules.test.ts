import { describe, expect, it } from 'vitest';
import { countryCodes } from '../records/countries';
import { regionSettings } from './home-region.rules';
import { currency } from './workspaces.schema';

describe('what a language says of a new workspace', () => {
  it.each([
    ['de-CH', { defaultCountry: 'CH', currency: 'CHF' }],
    ['en-US', { defaultCountry: 'US', currency: 'USD' }],
    ['de', { defaultCountry: 'DE', currency: 'EUR' }],
    ['ja', { defaultCountry: 'JP', currency: 'JPY' }],
    ['zh-Hant-TW', { defaultCountry: 'TW', currency: 'TWD' }],
    ['en-001', {}],
    ['no such thing', {}],
    [undefined, {}],
  ])('%s: %j', (locale, settings) => {
    expect(regionSettings(locale)).toEqual(settings);
  });

  it('is something that a workspace can be set to', () => {
    for (const country of countryCodes) {
      const { defaultCountry, currency: code } = regionSettings(`und-${country}`);
      if (code) expect([defaultCountry, currency.safeParse(code).success]).toEqual([country, true]);
    }
  });
});
