import * as z from 'zod';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { loadRow } from '../records/bulk-rows';
import { idSchema } from '../records/field-values';
import { objects } from '../records/registry';
import { notFound } from '../records/service';

/** Record types that activities, tasks and notes can stand on. */
export const workedOnName = z.enum(['company', 'person', 'deal', 'lead']);
export const workedOnRecord = z.strictObject({ object: workedOnName, recordId: idSchema });
export type WorkedOn = z.output<typeof workedOnRecord>;

/**
 * Lets pass what can be written on.
 * @throws AppError NOT_FOUND when there is no such record; PRECONDITION_FAILED when it is in the trash
 */
export async function demandWorkable({ db }: Pick<TenantContext, 'db'>, { object, recordId }: WorkedOn): Promise<void> {
  const target = objects[object];
  const record = await db.read(`${target.plural}.workable`, (reader) => loadRow(reader, target, recordId));
  if (!record) throw notFound(target);
  if (!record.deletedAt) return;
  throw new AppError('PRECONDITION_FAILED', {
    say: `This ${target.label.one.toLowerCase()} is in the trash. Restore it to write on it.`,
  });
}
