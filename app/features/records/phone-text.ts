/** Calling codes of one and of two digits; all others have three. */
const oneDigit = ['1', '7'];
const twoDigits = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
);

/** Plans in which every number is grouped alike. Elsewhere area codes differ in length, and guessing would mislead. */
const groupsOf: Record<string, readonly number[]> = {
  1: [3, 3, 4],
  33: [1, 2, 2, 2, 2],
  34: [3, 3, 3],
  41: [2, 3, 2, 2],
  45: [2, 2, 2, 2],
  351: [3, 3, 3],
  352: [3, 3, 3],
};

const codeOf = (digits: string): string => {
  const one = digits.slice(0, 1);
  if (oneDigit.includes(one)) return one;
  return digits.slice(0, twoDigits.has(digits.slice(0, 2)) ? 2 : 3);
};

/** A number as one reads it: `+34900000177` → `+34 900 000 177`. What is no E.164 number stays as it is. */
export function phoneText(text: string): string {
  const digits = /^\+([1-9]\d{6,14})$/.exec(text)?.[1];
  if (!digits) return text;
  const code = codeOf(digits);
  const rest = digits.slice(code.length);
  const groups = groupsOf[code];
  if (!groups || rest.length !== groups.reduce((sum, length) => sum + length, 0)) return `+${code} ${rest}`;
  let from = 0;
  const parts = groups.map((length) => {
    from += length;
    return rest.slice(from - length, from);
  });
  return `+${code} ${parts.join(' ')}`;
}
