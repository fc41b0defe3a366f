import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyDecimals, readNumber, writeNumber } from './number-text';

const cents = (text: string, locale: string) => readNumber(text, { locale, decimals: 2 });

describe('reading a typed number', () => {
  it.each([
    ['1234', 'en-GB', 123400n],
    ['1,234', 'en-GB', 123400n],
    ['1,234.5', 'en-GB', 123450n],
    ['1.234,50', 'en-GB', 123450n],
    ['12,5', 'en-GB', 1250n],
    ['1.234', 'de-DE', 123400n],
    ['1.234,5', 'de-DE', 123450n],
    ['12.5', 'de-DE', 1250n],
    ['1.234.567', 'en-GB', 123456700n],
    ['1 234,56', 'fr-FR', 123456n],
    ['1’234.50', 'de-CH', 123450n],
    ['-0.05', 'en-GB', -5n],
    ['−7', 'en-GB', -700n],
    ['.5', 'en-GB', 50n],
    ['1.500', 'en-GB', 150n],
    ['１２', 'en-GB', 1200n],
    ['', 'en-GB', null],
    ['   ', 'en-GB', null],
  ])('%j in %s', (text, locale, scaled) => {
    expect(cents(text, locale)).toEqual({ ok: true, scaled });
  });

  it.each(['abc', '1-2', '--1', '.', '-', '1.2.3,4,5', '1e5'])('refuses %j', (text) => {
    expect(cents(text, 'en-GB')).toMatchObject({ ok: false });
  });

  it('refuses more decimals than there are, and says how many', () => {
    expect(cents('1.239', 'en-GB')).toEqual({ ok: false, problem: 'At most 2 decimal places' });
    expect(readNumber('1.5', { locale: 'en-GB', decimals: 0 })).toEqual({ ok: false, problem: 'Enter a whole number' });
  });

  it('reads back every number it wrote, in every locale', () => {
    const locales = fc.constantFrom('en-GB', 'en-US', 'de-DE', 'fr-FR', 'de-CH', 'es-ES', 'pt-BR', 'sv-SE', 'hi-IN');
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        locales,
        fc.constantFrom(0, 2, 3),
        (scaled, locale, decimals) => {
          const text = writeNumber(scaled, { locale, decimals });
          expect(readNumber(text, { locale, decimals })).toEqual({ ok: true, scaled });
        },
      ),
    );
  });
});

it.each([
  ['EUR', 2],
  ['JPY', 0],
  ['KWD', 3],
])('%s has %i decimals', (currency, decimals) => expect(currencyDecimals(currency)).toBe(decimals));
