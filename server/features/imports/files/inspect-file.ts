import type { Blobs } from '@/lib/backing-services/types';
import { headerDictionary } from '../guessing/guess-mapping';
import type { ImportFormat } from '../import-state';
import { type CsvDialect, guessDialect, hasSeparatorLine } from './csv-dialect';
import { inspectRows } from './inspect-rows';
import { sheetToCsv } from './sheet-to-csv';
import { allRows } from './stored-rows';
import { decodeHead, type Encoding } from './text-encoding';

/** What a person may say about the file; what is missing is guessed. */
export type FormatChoice = Partial<
  Pick<ImportFormat, 'encoding' | 'delimiter' | 'quote' | 'hasHeader' | 'firstRow' | 'sheet'>
>;
export type Inspected = {
  format: Omit<ImportFormat, 'dateOrderSure' | 'decimalMarkSure' | 'remembered'>;
  rows: number;
};

/** Cells are shown, not read, from the samples that are kept. */
const sampleLength = 200;

const knownHeaders = (): ReadonlySet<string> =>
  new Set([...headerDictionary('person').keys(), ...headerDictionary('company').keys()]);

type Readable = { encoding: Encoding; rowsKey: string; dialect: CsvDialect } & Pick<ImportFormat, 'sheets' | 'sheet'>;

async function inspectTable(
  blobs: Blobs,
  kind: ImportFormat['kind'],
  { encoding, rowsKey, dialect, ...sheet }: Readable,
  choice: FormatChoice,
): Promise<Inspected> {
  const source = { rowsKey, encoding, ...dialect };
  const table = await inspectRows(allRows(blobs, source), knownHeaders(), choice);
  const samples = table.samples.map((row) => row.map((cell) => cell.slice(0, sampleLength)));
  const { firstRow, hasHeader, headers, shape } = table;
  return {
    format: { kind, ...source, ...sheet, firstRow, hasHeader, headers, samples, shape },
    rows: table.rows,
  };
}

/**
 * Reads a stored text file to its end and says what is in it.
 * @param seen what was seen of its bytes while it came in
 */
export function inspectCsv(
  blobs: Blobs,
  rowsKey: string,
  seen: { head: Buffer; encoding: Encoding },
  choice: FormatChoice = {},
): Promise<Inspected> {
  const encoding = choice.encoding ?? seen.encoding;
  const text = decodeHead(seen.head, encoding);
  const guessed = guessDialect(text);
  const dialect = { delimiter: choice.delimiter ?? guessed.delimiter, quote: choice.quote ?? guessed.quote };
  const firstRow = choice.firstRow ?? (hasSeparatorLine(text) ? 2 : undefined);
  return inspectTable(blobs, 'csv', { encoding, rowsKey, dialect }, { ...choice, ...(firstRow && { firstRow }) });
}

/** Turns the sheet into rows and says what is in them. The blob of the rows is the caller's to keep or delete. */
export async function inspectXlsx(blobs: Blobs, blobKey: string, choice: FormatChoice = {}): Promise<Inspected> {
  const { rows, sheet, sheets } = await sheetToCsv(blobs, blobKey, choice.sheet);
  try {
    const readable = { encoding: 'utf-8', rowsKey: rows.key, dialect: { delimiter: ',', quote: '"' } } as const;
    return await inspectTable(blobs, 'xlsx', { ...readable, sheet, sheets }, choice);
  } catch (error) {
    await blobs.delete(rows.key);
    throw error;
  }
}

/** The first bytes of a stored file, for guessing its dialect again. */
export async function headOf(blobs: Blobs, key: string, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  const stream = await blobs.get(key);
  for await (const piece of stream) {
    pieces.push(piece as Buffer);
    length += (piece as Buffer).length;
    if (length >= bytes) break;
  }
  return Buffer.concat(pieces).subarray(0, bytes);
}
