/** What a typed number came to: `value` null means the field is empty. `scaled` is the value × 10^decimals, exact. */
export type NumberReading = { ok: true; scaled: bigint | null } | { ok: false; problem: string };

type Marks = { group: string; decimal: string };

function marksOf(locale: string): Marks {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const find = (type: string) => parts.find((part) => part.type === type)?.value;
  return { group: find('group') ?? ',', decimal: find('decimal') ?? '.' };
}

/**
 * Which mark divides whole from fraction in this text. People paste numbers from other countries: with both marks the
 * last one decides; a single mark that is the locale's own group mark groups only in front of exactly three digits.
 */
function decimalMarkIn(text: string, { group, decimal }: Marks): string {
  const lastDot = text.lastIndexOf('.');
  const lastComma = text.lastIndexOf(',');
  if (lastDot >= 0 && lastComma >= 0) return lastDot > lastComma ? '.' : ',';
  const only = lastDot >= 0 ? '.' : ',';
  const pieces = text.split(only);
  if (pieces.length > 2) return only === '.' ? ',' : '.';
  if (only === decimal) return only;
  const groupsThousands = only === group || (group !== '.' && group !== ',');
  return groupsThousands && pieces[1]?.length === 3 ? decimal : only;
}

/** Reads a number as people write it in `locale`, into an integer of 10^-decimals units, without floating point. */
export function readNumber(text: string, { locale, decimals }: { locale: string; decimals: number }): NumberReading {
  const compact = text
    .normalize('NFKC')
    .replace(/[\s'’_]/g, '')
    .replace('−', '-');
  if (compact === '') return { ok: true, scaled: null };
  const mark = decimalMarkIn(compact, marksOf(locale));
  const match = /^([+-]?)([\d.,]*)$/.exec(compact);
  const [whole = '', fraction = '', ...more] = (match?.[2] ?? '').split(mark);
  const wholeDigits = whole.replace(/[.,]/g, '');
  if (!match || more.length > 0 || !/^\d*$/.test(fraction) || wholeDigits + fraction === '') {
    return { ok: false, problem: 'Enter a number' };
  }
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > decimals) {
    return { ok: false, problem: decimals === 0 ? 'Enter a whole number' : `At most ${decimals} decimal places` };
  }
  const scaled = BigInt(wholeDigits + kept.padEnd(decimals, '0'));
  return { ok: true, scaled: match[1] === '-' ? -scaled : scaled };
}

/** Writes an integer of 10^-decimals units as editable text in `locale`, grouped, always with its decimals. */
export function writeNumber(scaled: bigint | number, options: { locale: string; decimals: number }): string {
  const { locale, decimals } = options;
  const digits = BigInt(scaled)
    .toString()
    .replace('-', '')
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const grouped = new Intl.NumberFormat(locale).format(BigInt(whole));
  return `${BigInt(scaled) < 0n ? '-' : ''}${grouped}${decimals > 0 ? marksOf(locale).decimal + fraction : ''}`;
}

/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDecimals(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The sign of a currency in a locale: `€`, `US$`, `CHF`. */
export function currencySign(currency: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}
