/**
 * What spreadsheets take for the beginning of a formula (CWE-1236): also behind apostrophes of our own, so that taking
 * one off again gives exactly what was there, and in full width, which some programs narrow.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: tab, line ends and NUL are among what is guarded against
const dangerous = /^'*[=+\-@\t\r\n\u0000＝＋－＠]/;
const plainNumber = /^-?\d{1,16}(\.\d+)?$/;
const internationalPhone = /^\+\d{5,15}$/;

/**
 * Puts an apostrophe before text that a spreadsheet would run. Numbers and international phone numbers of columns that
 * hold such are no formula and stay usable.
 */
export function guardFormula(text: string, column: 'text' | 'number' | 'phone' = 'text'): string {
  if (column === 'number' && plainNumber.test(text)) return text;
  if (column === 'phone' && internationalPhone.test(text)) return text;
  return dangerous.test(text) ? `'${text}` : text;
}

/** Takes the guard off again: exactly undoes `guardFormula`, and leaves other apostrophes alone. */
export const unguardFormula = (text: string): string =>
  text.startsWith("'") && dangerous.test(text) ? text.slice(1) : text;
