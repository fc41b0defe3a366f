import type { Blobs } from '@/lib/backing-services/types';
import type { ImportFormat } from '../import-state';
import { readCsvRows } from './csv-rows';
import type { FileRow } from './rows';

type Source = Pick<ImportFormat, 'rowsKey' | 'encoding' | 'delimiter' | 'quote'>;

/** All rows of a stored file, header and lines before it included. */
export async function* allRows(blobs: Blobs, source: Source): AsyncGenerator<FileRow[]> {
  yield* readCsvRows(await blobs.get(source.rowsKey), source);
}

/**
 * The rows that hold data.
 * @param skip leaves out that many of them from the beginning: those that are in already
 */
export async function* dataRows(
  blobs: Blobs,
  format: Source & Pick<ImportFormat, 'firstRow' | 'hasHeader'>,
  skip = 0,
): AsyncGenerator<FileRow[]> {
  let left = skip + (format.hasHeader ? 1 : 0);
  for await (const batch of allRows(blobs, format)) {
    const table = batch[0]!.row < format.firstRow ? batch.filter(({ row }) => row >= format.firstRow) : batch;
    const rest = left > 0 ? table.slice(left) : table;
    left = Math.max(0, left - table.length);
    if (rest.length > 0) yield rest;
  }
}
