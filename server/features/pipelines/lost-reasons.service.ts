import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { createRecord, type Moved, type Written } from '../records/service';
import { lostReasonObject } from './lost-reason-object';
import { liveLostReasons } from './pipelines.queries';
import { reorder } from './reorder';

export const maxLostReasons = 100;

/** A further reason; without a position, the last. @throws AppError ALREADY_EXISTS; TOO_LARGE */
export async function createLostReason(
  ctx: TenantContext,
  { id, values }: { id?: string; values: Readonly<Record<string, unknown>> },
): Promise<Written> {
  const present = await ctx.db.read('pipelines.lost-reasons', liveLostReasons);
  if (present.length >= maxLostReasons) {
    throw new AppError('TOO_LARGE', { say: `A workspace has at most ${maxLostReasons} lost reasons.` });
  }
  const position = Math.max(0, ...present.map((reason) => reason.position)) + 1;
  return createRecord(ctx, lostReasonObject, { id, values: { position, ...values } });
}

/** @throws AppError as `reorder` */
export const reorderLostReasons = (ctx: TenantContext, ids: readonly string[]): Promise<Moved> =>
  reorder(ctx, lostReasonObject, ids, async (tx) => (await liveLostReasons(tx)).map(({ id }) => id));
