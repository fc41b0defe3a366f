export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];

// Blanks of every width, and the apostrophes that Switzerland groups digits with.
const groupers = /[\s\u00a0\u202f'’]/g;
const currency = /^(?:[A-Z]{3}|[\p{Sc}])\s*|\s*(?:[A-Z]{3}|[\p{Sc}])$/giu;

/**
 * Reads a number as people write it: `1.234,50 €`, `(1,200)`, `-3`, `1'000.-`.
 * @returns plain digits such as '-1234.5', undefined for what is no number.
 */
export function plainNumber(typed: string, decimalMark: DecimalMark): string | undefined {
  let text = typed.trim().replace(/[−–]/g, '-');
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) text = bracketed[1]!;
  let negative = bracketed !== null;
  for (const sign of [/^-\s*/, /\s*-$/]) {
    if (!sign.test(text)) continue;
    // `1'000.-` is a whole amount, not a debt.
    if (!/[.,]-$/.test(text)) negative = !negative;
    text = text.replace(sign, '');
    break;
  }
  text = text.replace(currency, '').replace(/^[+-]\s*/, (sign) => {
    if (sign.startsWith('-')) negative = !negative;
    return '';
  });
  const grouping = decimalMark === '.' ? ',' : '.';
  const bare = text.replace(groupers, '');
  const [whole = '', fraction, ...more] = bare.split(decimalMark);
  const groups = whole.split(grouping);
  const grouped =
    groups.length === 1 || (groups[0]!.length <= 3 && groups.slice(1).every((group) => group.length === 3));
  const digits = groups.join('');
  if (more.length > 0 || !grouped || !/^\d{0,30}$/.test(digits) || !/^\d{0,30}$/.test(fraction ?? '')) return undefined;
  if (digits === '' && !fraction) return undefined;
  const value = `${digits.replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}`.replace(/\.?0+$/, '') : ''}`;
  return negative && /[1-9]/.test(value) ? `-${value}` : value;
}

/** Whole minor units of an amount, e.g. '12.345' with 2 digits is 1235; undefined beyond what is counted exactly. */
export function minorUnits(plain: string, digits: number): number | undefined {
  const negative = plain.startsWith('-');
  const [whole = '0', fraction = ''] = plain.replace('-', '').split('.');
  const kept = `${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`;
  const roundUp = (fraction[digits] ?? '0') >= '5' ? 1n : 0n;
  const value = Number(BigInt(kept) + roundUp);
  if (!Number.isSafeInteger(value)) return undefined;
  return negative && value !== 0 ? -value : value;
}

/** How many digits the minor unit of a currency has: EUR 2, JPY 0. */
export const minorDigits = (currencyCode: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency: currencyCode }).resolvedOptions().maximumFractionDigits ??
  2;

/** What a single number says about its decimal mark: the last of two marks, or one that cannot group thousands. */
function markIn(text: string): DecimalMark | undefined {
  const bare = text.replace(/[^\d.,]/g, '').replace(/[.,]+$/, '');
  const point = bare.lastIndexOf('.');
  const comma = bare.lastIndexOf(',');
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  const mark = point >= 0 ? '.' : ',';
  const parts = bare.split(mark);
  if (parts.length < 2) return undefined;
  if (parts.length > 2) return mark === '.' ? ',' : '.';
  return parts[1]!.length !== 3 || parts[0]!.length > 3 || /^0+$/.test(parts[0]!) ? mark : undefined;
}

/** Guesses the decimal mark from samples; `sure` is false when nothing in them decides, e.g. '1,234'. */
export function guessDecimalMark(
  samples: readonly string[],
  usual: DecimalMark = '.',
): { mark: DecimalMark; sure: boolean } {
  const votes = samples.map(markIn).filter((mark) => mark !== undefined);
  const points = votes.filter((mark) => mark === '.').length;
  if (votes.length === 0) return { mark: usual, sure: false };
  return { mark: points * 2 >= votes.length ? '.' : ',', sure: true };
}
