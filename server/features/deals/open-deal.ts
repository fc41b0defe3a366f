import type { Reader } from '@db/database';
import { AppError } from '@/lib/errors';
import { loadRow } from '../records/bulk-rows';
import type { RecordRow } from '../records/object-types';
import { notFound } from '../records/service';
import { dealObject } from './deal-object';

/** A deal that something can be added to. @throws AppError NOT_FOUND; PRECONDITION_FAILED in the trash */
export async function openDeal(db: Reader, id: string): Promise<RecordRow> {
  const deal = await loadRow(db, dealObject, id);
  if (!deal) throw notFound(dealObject);
  if (deal.deletedAt) {
    throw new AppError('PRECONDITION_FAILED', { say: 'This deal is in the trash. Restore it first.' });
  }
  return deal;
}
