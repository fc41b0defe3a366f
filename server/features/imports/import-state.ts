import type { Tables } from '@db/tables';
import type { Actor } from '@/trpc/context';
import type { DateOrder } from './cells/dates';
import type { DecimalMark } from './cells/numbers';
import type { Delimiter, Quote } from './files/csv-dialect';
import type { Encoding } from './files/text-encoding';
import type { ImportObject, MatchKey } from './targets';

/** How the file is read, and what was seen in it. Stored as JSON in the import's row: a draft survives everything. */
export type ImportFormat = {
  kind: 'csv' | 'xlsx';
  /** How `rowsKey` is written: the file itself, or what a sheet was turned into. */
  encoding: Encoding;
  delimiter: Delimiter;
  quote: Quote;
  /** The blob that rows are read from. The same as the import's own blob for CSV. */
  rowsKey: string;
  sheets?: string[];
  sheet?: string;
  /** Row of the sheet at which the table begins, from 1. */
  firstRow: number;
  hasHeader: boolean;
  headers: string[];
  /** The first rows below the header, cells cut to a readable length. */
  samples: string[][];
  /** The same for every file with the same columns. */
  shape: string;
  dateOrderSure: boolean;
  decimalMarkSure: boolean;
  remembered: boolean;
  /** The import whose error file this is. */
  resumes?: { importId: string; fileName: string };
};

export type ColumnPlan = {
  target: string | null;
  guessedFrom: 'header' | 'values' | 'remembered' | null;
  /** Text of a cell → what it means for the field; null leaves the field blank. */
  values?: Record<string, string | null>;
  /** Text of a cell → text that replaces it, wherever it stands in the column. */
  fixes?: Record<string, string>;
};
export type ImportMapping = { columns: ColumnPlan[] };

export type OnExisting = 'update' | 'fill-blanks' | 'skip';
export type ImportOptions = {
  matchKey: MatchKey;
  onExisting: OnExisting;
  createMissingCompanies: boolean;
  createTags: boolean;
  defaultCountry: string;
  dateOrder: DateOrder;
  decimalMark: DecimalMark;
  /** Who started it: the job writes in their name. */
  startedBy?: Actor;
  /** Who undid it. */
  undoneBy?: Actor;
};

type StoredImport = Tables['imports']['$inferSelect'];
/** An import's row with its JSON columns as what they are. */
export type ImportRow = Omit<StoredImport, 'object' | 'format' | 'mapping' | 'options'> & {
  object: ImportObject;
  format: ImportFormat;
  mapping: ImportMapping;
  options: ImportOptions;
};

/** The one place where stored JSON becomes typed: only this feature writes these columns. */
export const asImportRow = (stored: StoredImport): ImportRow => stored as unknown as ImportRow;
