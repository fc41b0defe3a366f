const marks = /[\u0300-\u036f]/g;

/**
 * Text as lists sort it and searches compare it: without combining marks, in lower case.
 * Both databases have the same function as `fold()` (see open-sqlite.ts and migrations/postgres/0001_search.sql).
 */
export const fold = (text: string): string => text.normalize('NFD').replace(marks, '').toLowerCase();
