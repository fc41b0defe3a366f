import type { TenantContext } from '@/trpc/context';
import { createRecord, type Written } from '../records/service';
import { activityObject } from './activity-object';
import { demandWorkable, type WorkedOn } from './worked-on';

type Values = Readonly<Record<string, unknown>>;

/** Whose a new task or activity is: nobody said, so theirs who makes it. API keys are nobody's colleague. */
export const withOwner = ({ actor }: Pick<TenantContext, 'actor'>, values: Values): Values =>
  values.ownerId === undefined && actor.kind === 'user' ? { ...values, ownerId: actor.id } : values;

/**
 * Logs an activity, or plans one: what lies in the future is not done, unless it says so itself.
 * @throws AppError NOT_FOUND, PRECONDITION_FAILED for the record; INVALID_INPUT with fields
 */
export async function createActivity(
  ctx: TenantContext,
  { id, values, ...on }: WorkedOn & { id?: string; values: Values & { startsAt: string } },
): Promise<Written> {
  await demandWorkable(ctx, on);
  const done = values.done ?? new Date(values.startsAt) <= ctx.app.now();
  return createRecord(ctx, activityObject, { id, values: { ...withOwner(ctx, values), done }, columns: on });
}
