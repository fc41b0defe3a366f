import { type TrackedEnvelope, tracked } from '@trpc/server';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import * as z from 'zod';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { unauthenticated } from '@/trpc/procedures';
import { actorView, actorViews } from './actors';
import type { FeedRow } from './feed';
import { followChanges } from './follow';
import { visibleEvents } from './private-views';

/** One changed record. `version` tells whether a page has it already; `fields` what to look at. */
export const changeEvent = z.object({
  id: z.string(),
  object: z.string(),
  recordId: z.string(),
  parentObject: z.string().nullable(),
  parentId: z.string().nullable(),
  action: z.enum(['create', 'update', 'delete', 'restore', 'destroy']),
  version: z.number(),
  fields: z.array(z.string()),
  actor: actorView,
});
export type ChangeEvent = z.output<typeof changeEvent>;

export type ChangeStream = AsyncGenerator<TrackedEnvelope<ChangeEvent>, void>;

type Watched = { object?: string; recordId?: string };

const maxStreams = 10;
/** Access is looked at again before events are given, and now and then when there are none. */
const trust = { eventsMs: 1_000, silenceMs: 60_000 };

const isWatched = ({ object, recordId }: Watched, row: FeedRow): boolean => {
  if (recordId) return row.recordId === recordId || row.parentId === recordId;
  return !object || row.object === object || row.parentObject === object;
};

/** Whether the session or key that opened the stream is still good, and its holder still a member. */
async function isWelcome({ db, subject, app }: TenantContext): Promise<boolean> {
  if (subject.kind === 'anonymous') return false;
  return db.read('changes.access', async (reader) => {
    const { sessions, memberships, apiKeys } = reader.tables;
    const now = app.now();
    if (subject.kind === 'api-key') {
      const unended = or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now));
      const good = and(
        eq(apiKeys.tenantId, reader.tenantId),
        eq(apiKeys.id, subject.keyId),
        isNull(apiKeys.revokedAt),
        unended,
      );
      return (await reader.sql.select({ one: sql`1` }).from(apiKeys).where(good)).length > 0;
    }
    const member = and(
      eq(memberships.tenantId, reader.tenantId),
      eq(memberships.userId, sessions.userId),
      eq(memberships.status, 'active'),
    );
    const rows = await reader.sql
      .select({ one: sql`1` })
      .from(sessions)
      .innerJoin(memberships, member)
      .where(and(eq(sessions.id, subject.sessionId), gt(sessions.expiresAt, now)));
    return rows.length > 0;
  });
}

const streams = new WeakMap<object, Map<string, number>>();

/** Counts a stream of somebody. @returns what gives it back @throws AppError RATE_LIMITED beyond ten */
function openStream({ app, actor, tenant }: TenantContext): () => void {
  const counts = streams.get(app) ?? new Map<string, number>();
  streams.set(app, counts);
  const key = `${tenant.id} ${actor.kind} ${actor.id}`;
  const count = counts.get(key) ?? 0;
  if (count >= maxStreams) {
    throw new AppError('RATE_LIMITED', {
      say: 'You have many windows open. Close some to get live updates in this one.',
    });
  }
  counts.set(key, count + 1);
  return () => {
    const left = (counts.get(key) ?? 1) - 1;
    if (left > 0) counts.set(key, left);
    else counts.delete(key);
  };
}

async function eventsOf(ctx: TenantContext, rows: readonly FeedRow[]): Promise<ChangeEvent[]> {
  const actor = await ctx.db.read('changes.actors', (db) => actorViews(db, rows));
  return rows.map(({ position: _, diff, actorKind, actorId, ...row }) => ({
    ...row,
    fields: Object.keys(diff),
    actor: actor({ actorKind, actorId }),
  }));
}

/**
 * Changes of the workspace as they are committed, each with the place to go on from.
 * @throws AppError UNAUTHENTICATED once the session, key or membership is gone; INVALID_INPUT for an unknown place
 */
export async function* streamChanges(
  ctx: TenantContext,
  { lastEventId, ...watched }: Watched & { lastEventId?: string | null },
  signal: AbortSignal,
): ChangeStream {
  const close = openStream(ctx);
  let checkedAt = performance.now();
  try {
    const { pubsub } = ctx.app.services;
    for await (const rows of followChanges({ db: ctx.db, pubsub, logger: ctx.logger, signal, after: lastEventId })) {
      const meant = rows.filter((row) => isWatched(watched, row));
      const wanted = await visibleEvents(ctx, meant);
      const age = performance.now() - checkedAt;
      if (age > (wanted.length > 0 ? trust.eventsMs : trust.silenceMs)) {
        if (!(await isWelcome(ctx))) throw unauthenticated();
        checkedAt = performance.now();
      }
      const events = wanted.length > 0 ? await eventsOf(ctx, wanted) : [];
      for (const [at, event] of events.entries()) yield tracked(wanted[at]?.position ?? '', event);
    }
  } finally {
    close();
  }
}
