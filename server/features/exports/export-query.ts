import * as z from 'zod';
import { AppError } from '@/lib/errors';
import { decodeFilter, sortLevels } from '../filters';
import type { ExportObject, ExportRequest } from './export-csv';

const keys = z
  .string()
  .max(2_000)
  .transform((text) => text.split(',').filter(Boolean));

/** `name,-createdAt`: fields in the order of their weight, a minus for descending. */
const sortText = z
  .string()
  .max(500)
  .transform((text) =>
    text
      .split(',')
      .filter(Boolean)
      .map((part) =>
        part.startsWith('-')
          ? { field: part.slice(1), direction: 'desc' as const }
          : { field: part, direction: 'asc' as const },
      ),
  );

/** Records that were picked one by one; an address has no room for more. */
const ids = z
  .string()
  .max(4_000)
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.uuid()).min(1).max(100));

const query = z.object({
  ids: ids.optional(),
  filter: z.string().max(20_000).optional(),
  sort: sortText.pipe(sortLevels).optional(),
  search: z.string().max(200).optional(),
  columns: keys.optional(),
  bom: z.enum(['true', 'false']).default('true'),
});

/**
 * Reads the address of an export: `?filter=…&sort=-createdAt&columns=name,email&search=…&bom=false`, the filter as in
 * the address of a list. `ids=…,…` (up to 100) takes these records instead, in that order.
 * @throws AppError INVALID_INPUT
 */
export function exportQuery(object: ExportObject, parameters: Record<string, unknown>): ExportRequest {
  const read = query.safeParse(parameters);
  if (!read.success) {
    throw new AppError('INVALID_INPUT', {
      say: 'The address of this export cannot be read.',
      fields: Object.fromEntries(read.error.issues.map((issue) => [issue.path.join('.'), issue.message])),
    });
  }
  const { filter, bom, ...rest } = read.data;
  return { object, ...rest, bom: bom === 'true', ...(filter && { filter: decodeFilter(filter) }) };
}
