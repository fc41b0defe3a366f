import { countryCode } from '../../records/countries';
import { domainName } from '../../records/text-values';
import { guessDateOrder } from '../cells/dates';
import { plainNumber } from '../cells/numbers';

export type ValueType = 'email' | 'phone' | 'linkedin' | 'web' | 'date' | 'number' | 'country';

const email = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]{2,}$/;
const phone = /^(?:\+|00|0|\()[\d\s()./-]{6,22}$/;
const linkedin = /^(?:https?:\/\/)?(?:[a-z]+\.)?linkedin\.com\//i;
const webStart = /^(?:https?:\/\/|www\.)/i;

const isNumber = (text: string): boolean => (plainNumber(text, '.') ?? plainNumber(text, ',')) !== undefined;
const isCountry = (text: string): boolean => countryCode(text) !== undefined;
// Bare words are no web address, and neither are abbreviations such as "e.g." or prices.
const isWeb = (text: string): boolean => domainName(text) !== undefined && (webStart.test(text) || !/[\s@]/.test(text));
const isPhone = (text: string): boolean => phone.test(text) && text.replace(/\D/g, '').length >= 7;

/** What nearly all of the non-empty samples of a column are; undefined for mere text. */
export function valueType(samples: readonly string[]): ValueType | undefined {
  const filled = samples.map((sample) => sample.trim()).filter(Boolean);
  if (filled.length === 0) return undefined;
  const mostly = (test: (text: string) => boolean): boolean => filled.filter(test).length >= filled.length * 0.8;
  if (mostly((text) => email.test(text))) return 'email';
  if (mostly((text) => linkedin.test(text))) return 'linkedin';
  if (mostly(isWeb)) return 'web';
  if (guessDateOrder(filled) && mostly((text) => guessDateOrder([text]) !== undefined)) return 'date';
  if (mostly(isPhone)) return 'phone';
  if (mostly(isNumber)) return 'number';
  if (mostly(isCountry)) return 'country';
  return undefined;
}
