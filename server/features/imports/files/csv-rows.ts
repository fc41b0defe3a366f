import { pipeline, type Readable } from 'node:stream';
import { CsvError, Parser } from 'csv-parse';
import { AppError } from '@/lib/errors';
import type { CsvDialect } from './csv-dialect';
import { type FileRow, isBlank, maxCellCharacters, maxColumns } from './rows';
import { type Encoding, toUtf8 } from './text-encoding';

const maxRowBytes = 4 * 1024 * 1024;
const batchSize = 250;

const tooLarge = (say: string): AppError => new AppError('TOO_LARGE', { say });
const badlyQuoted = (say: string, line: number): AppError => new AppError('INVALID_INPUT', { say, details: { line } });

/** Says what csv-parse found in words for the person. `rowLine` is the line on which the broken row begins. */
function explain(error: CsvError, rowLine: number, quote: string): AppError {
  const line = Number(error.lines ?? rowLine);
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return tooLarge(
      `The row that begins at line ${rowLine} is larger than 4 MB. Most often a quote (${quote}) was opened there and never closed.`,
    );
  }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return badlyQuoted(`A quote (${quote}) that opens in the row at line ${rowLine} is never closed.`, rowLine);
  }
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE') {
    return badlyQuoted(
      `Line ${line}: text follows a closing quote (${quote}). A quote opened since line ${rowLine} is not closed where it should be; quotes inside a cell must be doubled.`,
      line,
    );
  }
  return badlyQuoted(
    `Line ${line}: a quote (${quote}) stands in the middle of a cell. Put the whole cell in quotes and double the one inside, or choose "No quotes".`,
    line,
  );
}

function checkRow(cells: readonly string[], line: number): void {
  if (cells.length > maxColumns) {
    throw tooLarge(`Line ${line} has ${cells.length.toLocaleString('en')} columns; at most 1,000 can be read.`);
  }
  for (const cell of cells) {
    if (cell.length > maxCellCharacters) throw tooLarge(`A cell in the row at line ${line} is larger than 1 MB.`);
  }
}

/**
 * Reads a CSV file batch by batch; memory stays flat, since the file is read no faster than batches are taken.
 * @param source bytes of the file; destroyed when the reader is left early.
 * @throws AppError INVALID_INPUT for bad quoting, TOO_LARGE for too many columns or too large cells; both name the line.
 */
export async function* readCsvRows(
  source: Readable,
  format: CsvDialect & { encoding: Encoding },
): AsyncGenerator<FileRow[]> {
  let rowLine = 1;
  const parser = new Parser({
    bom: true,
    delimiter: format.delimiter,
    quote: format.quote || null,
    escape: format.quote || null,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: maxRowBytes,
    on_record: (cells: string[], { lines }) => {
      checkRow(cells, rowLine);
      rowLine = lines + 1;
      return cells;
    },
  });
  const converter = toUtf8(format.encoding);
  const ignoreEarlyLeave = () => undefined;
  if (converter) pipeline(source, converter, parser, ignoreEarlyLeave);
  else pipeline(source, parser, ignoreEarlyLeave);
  let row = 0;
  let batch: FileRow[] = [];
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      if (isBlank(cells)) continue;
      batch.push({ row, cells });
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw error instanceof CsvError ? explain(error, rowLine, format.quote) : error;
  } finally {
    source.destroy();
  }
  if (batch.length > 0) yield batch;
}
