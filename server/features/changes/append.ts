import { TZDate } from '@date-fns/tz';
import type { Transaction } from '@db/database';
import { newId } from '@db/ids';
import type { CauseKind, ChangeAction, Diff } from '@db/tables/history';
import { format } from 'date-fns';
import type { Jobs } from '@/lib/jobs/types';
import type { Actor, TenantContext } from '@/trpc/context';
import { insertRows } from '../records/bulk-rows';
import type { ObjectName } from '../records/object-types';

/** What writing needs of a context; jobs make one by hand. */
export type WriteContext = Pick<TenantContext, 'tenant' | 'actor' | 'db' | 'requestId' | 'logger'> & {
  readonly app: {
    readonly now: () => Date;
    readonly services: { readonly pubsub: { publish(topic: string, message: string): Promise<void> } };
    readonly jobs?: Pick<Jobs, 'enqueue'>;
  };
};

/** Who changes something, why, and under which command; the same for all changes of one transaction. */
export type ChangeSource = {
  readonly actor: Actor;
  readonly cause: { readonly kind: CauseKind; readonly id: string | null };
  /** Shared by all changes of one command, so that it can be undone as one. */
  readonly groupId: string;
  readonly requestId: string | null;
  readonly at: Date;
  /** The day it is in the workspace, as 'YYYY-MM-DD'. */
  readonly today: string;
  /** Tells other processes that this tenant's log has grown; called after the commit. */
  announce(): void;
  /** For what is too much to do in the same transaction; without it, do it there all the same. */
  readonly later?: Pick<Jobs, 'enqueue'>;
};

export type NewChange = {
  object: ObjectName;
  recordId: string;
  parent?: { object: ObjectName; id: string };
  action: ChangeAction;
  /** The record's version after the change. */
  version: number;
  diff: Diff;
};

export const changesTopic = (tenantId: string): string => `changes:${tenantId}`;

const dayIn = (timeZone: string, at: Date): string => format(new TZDate(at.getTime(), timeZone), 'yyyy-MM-dd');

/** The source of one command's changes. */
export function changeSource(
  ctx: WriteContext,
  cause: { kind: CauseKind; id?: string | null } = { kind: 'edit' },
): ChangeSource {
  const topic = changesTopic(ctx.tenant.id);
  const groupId = newId();
  const at = ctx.app.now();
  let today: string | undefined;
  return {
    actor: ctx.actor,
    cause: { kind: cause.kind, id: cause.id ?? null },
    groupId,
    requestId: ctx.requestId,
    at,
    get today() {
      today ??= dayIn(ctx.tenant.timeZone, at);
      return today;
    },
    later: ctx.app.jobs,
    announce: () =>
      // Readers poll as well, so a message that was lost costs seconds, not events.
      void ctx.app.services.pubsub
        .publish(topic, groupId)
        .catch((error: unknown) => ctx.logger.warn('change not announced', { error })),
  };
}

const announced = new WeakSet<object>();

/** A row of the change log, as it is stored. */
export const changeRow = (
  tenantId: string,
  { actor, cause, groupId, requestId, at }: Pick<ChangeSource, 'actor' | 'cause' | 'groupId' | 'requestId' | 'at'>,
  { parent, ...change }: NewChange,
) => ({
  ...change,
  tenantId,
  id: newId(),
  at,
  actorKind: actor.kind,
  actorId: actor.id,
  causeKind: cause.kind,
  causeId: cause.id,
  groupId,
  parentObject: parent?.object ?? null,
  parentId: parent?.id ?? null,
  requestId,
  undoneBy: null,
});

/**
 * Adds rows to the change log, in the writer's transaction and in this order.
 * @returns their ids
 */
export async function appendChanges(
  tx: Transaction,
  source: ChangeSource,
  changes: readonly NewChange[],
): Promise<string[]> {
  if (changes.length === 0) return [];
  const rows = changes.map((change) => changeRow(tx.tenantId, source, change));
  await insertRows(tx, tx.tables.changes, rows);
  if (!announced.has(tx)) {
    announced.add(tx);
    tx.afterCommit(source.announce);
  }
  return rows.map(({ id }) => id);
}
