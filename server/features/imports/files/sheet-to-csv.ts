import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Blobs, StoredBlob } from '@/lib/backing-services/types';
import { AppError } from '@/lib/errors';
import { csvText } from '../../exports/csv-text';
import type { FileRow } from './rows';
import { readSheetRows } from './xlsx/sheet-rows';
import { openWorkbook, type Sheet, type Workbook } from './xlsx/workbook';

/** Rows keep their numbers: blank rows between them become blank lines. */
async function* asCsv(batches: AsyncIterable<FileRow[]>): AsyncGenerator<string> {
  let next = 1;
  for await (const batch of batches) {
    const lines: string[][] = [];
    for (const { row, cells } of batch) {
      for (; next < row; next++) lines.push(['']);
      // A row that goes back in a broken file would renumber all that follow.
      lines.push(cells);
      next += 1;
    }
    yield csvText(lines, '\n');
  }
}

async function hasRows(book: Workbook, sheet: Sheet): Promise<boolean> {
  for await (const batch of readSheetRows(book, sheet)) if (batch.length > 0) return true;
  return false;
}

async function chooseSheet(book: Workbook, wanted: string | undefined): Promise<Sheet> {
  if (wanted !== undefined) {
    const named = book.sheets.find(({ name }) => name === wanted);
    if (named) return named;
    throw new AppError('INVALID_INPUT', { say: `The file has no sheet "${wanted}".` });
  }
  for (const sheet of book.sheets) if (await hasRows(book, sheet)) return sheet;
  throw new AppError('INVALID_INPUT', { say: 'The Excel file holds no rows.' });
}

export type ConvertedSheet = { rows: StoredBlob; sheet: string; sheets: string[] };

/**
 * Turns one sheet of a stored .xlsx into a CSV blob, so that every later pass reads plain text. The archive is put into
 * a temporary file meanwhile: a zip is read from its end.
 * @param wanted name of the sheet; without it, the first one that holds rows
 */
export async function sheetToCsv(blobs: Blobs, blobKey: string, wanted?: string): Promise<ConvertedSheet> {
  const folder = await mkdtemp(join(tmpdir(), 'crm-flow-import-'));
  try {
    const path = join(folder, 'workbook.xlsx');
    await pipeline(await blobs.get(blobKey), createWriteStream(path, { mode: 0o600 }));
    const book = await openWorkbook(path);
    try {
      const sheet = await chooseSheet(book, wanted);
      const rows = await blobs.put(Readable.from(asCsv(readSheetRows(book, sheet))));
      return { rows, sheet: sheet.name, sheets: book.sheets.map(({ name }) => name) };
    } finally {
      book.archive.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
