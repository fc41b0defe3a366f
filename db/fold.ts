const marks = /[\u0300-\u036f]/g;

/**
 * Text as lists sort it and searches compare it: without combining marks, in lower case, with one form of sigma (which of
 * the two `toLowerCase` chooses depends on the letters around it and on the Unicode version).
 * Both databases have the same function as `fold()` (see open-sqlite.ts and migrations/postgres/0001_search.sql).
 */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(marks, '').toLowerCase().replaceAll('ς', 'σ');
