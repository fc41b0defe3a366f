const marks = /[\u0300-\u036f]/g;
/** Most text: it has no marks, and skipping the search for them halves the time of a scan. */
const plain = /^[ -~]*$/;

/**
 * Text as lists sort it and searches compare it: without combining marks, in lower case, with one form of sigma (which of
 * the two `toLowerCase` chooses depends on the letters around it and on the Unicode version).
 * Both databases have the same function as `fold()` (see open-sqlite.ts and migrations/postgres/0001_search.sql).
 */
export const fold = (text: string): string =>
  plain.test(text) ? text.toLowerCase() : text.normalize('NFD').replace(marks, '').toLowerCase().replaceAll('ς', 'σ');

/** The digits of a text, as phone numbers are compared; SQLite has it as `digits()`. */
export const digits = (text: string): string => text.replace(/[^0-9]/g, '');
