import { fold } from '@db/fold';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Regions that ICU names but that are no countries: unions, groups and "unknown". */
const noCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB']);

/** Old and second codes (UK, DD) stand for another one. */
const isCanonical = (code: string): boolean => new Intl.Locale(`und-${code}`).maximize().region === code;

const namesIn = (locale: string) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
const english = namesIn('en');

/** ISO 3166 codes of two letters, in their order. */
export const countryCodes: readonly string[] = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => !noCountries.has(code) && english.of(code) !== undefined && isCanonical(code));

const known = new Set(countryCodes);
const otherNames: Record<string, string> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  usa: 'US',
  'united states of america': 'US',
  'czech republic': 'CZ',
  holland: 'NL',
  brd: 'DE',
  turkey: 'TR',
};

let byName: Map<string, string> | undefined;

function names(): Map<string, string> {
  if (byName) return byName;
  byName = new Map(Object.entries(otherNames));
  for (const locale of ['de', 'en']) {
    const display = namesIn(locale);
    for (const code of countryCodes) byName.set(fold(display.of(code) ?? code), code);
  }
  return byName;
}

/** The ISO code for a code or an English or German name of a country; undefined when it is none. */
export function countryCode(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  return known.has(upper) ? upper : names().get(fold(text.trim()));
}

/** English name of a country, for lists and forms. */
export const countryName = (code: string): string => english.of(code) ?? code;
