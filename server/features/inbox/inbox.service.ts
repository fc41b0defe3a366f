import type { Reader } from '@db/database';
import type { ActorKind } from '@db/tables/history';
import { and, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { type ActorView, actorView, actorViews } from '../changes/actors';
import { loadRows } from '../records/bulk-rows';
import type { RecordRow } from '../records/object-types';
import { isObjectName, objects } from '../records/registry';

type Context = Pick<TenantContext, 'db' | 'actor' | 'app'>;

export const inboxItem = z.object({
  id: z.string(),
  kind: z.enum(['assigned', 'mentioned', 'due', 'import', 'bulk']),
  /** Where it leads: the record, for a note or an activity the one that it stands on. */
  object: z.string().nullable(),
  recordId: z.string().nullable(),
  title: z.string(),
  /** The beginning of the text with the mention. */
  excerpt: z.string().nullable(),
  actor: actorView,
  at: z.string(),
  readAt: z.string().nullable(),
  doneAt: z.string().nullable(),
  /** Of an import or a bulk run: its id and status. Of a day: how many tasks. */
  data: z.record(z.string(), z.unknown()),
});
export type InboxItem = z.output<typeof inboxItem>;

type Row = {
  id: string;
  kind: InboxItem['kind'];
  object: string | null;
  recordId: string | null;
  title: string;
  actorKind: string;
  actorId: string | null;
  at: Date;
  readAt: Date | null;
  doneAt: Date | null;
  data: Record<string, unknown>;
};

/** Inboxes belong to people; an API key has none. */
const userOf = ({ actor }: Pick<Context, 'actor'>): string | null => (actor.kind === 'user' ? actor.id : null);

/** The only way to rows of the inbox: those of the viewer. */
function own(db: Reader, userId: string): SQL | undefined {
  const { notifications } = db.tables;
  return and(eq(notifications.tenantId, db.tenantId), eq(notifications.userId, userId));
}

async function unreadOf(db: Reader, userId: string): Promise<number> {
  const { notifications } = db.tables;
  const unread = and(own(db, userId), isNull(notifications.readAt), isNull(notifications.doneAt));
  return db.sql.$count(notifications, unread);
}

const cursorShape = /^(\d{1,15})\.([0-9a-f-]{36})$/;

/** @throws AppError INVALID_INPUT for a cursor of another list */
function after(db: Reader, cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const [, ms, id] = cursorShape.exec(cursor) ?? [];
  if (!ms || !id) {
    const fields = { cursor: 'Does not belong to this list.' };
    throw new AppError('INVALID_INPUT', { say: 'Start from the beginning of this list.', fields });
  }
  const { notifications: n } = db.tables;
  const at = new Date(Number(ms));
  return or(lt(n.at, at), and(eq(n.at, at), lt(n.id, id)));
}

/** The records that notes and activities stand on, by the id of the note or activity. */
async function places(db: Reader, rows: readonly Row[]): Promise<Map<string, RecordRow>> {
  const found = new Map<string, RecordRow>();
  for (const name of ['note', 'activity'] as const) {
    const ids = rows.filter(({ object }) => object === name).map(({ recordId }) => recordId ?? '');
    for (const [id, row] of await loadRows(db, objects[name], ids)) found.set(id, row);
  }
  return found;
}

function itemOf(row: Row, standing: ReadonlyMap<string, RecordRow>, actor: ActorView): InboxItem {
  const { data, actorKind: _kind, actorId: _id, at, readAt, doneAt, ...rest } = row;
  const { excerpt, ...more } = data;
  const thing = standing.get(row.recordId ?? '');
  const parent = thing && row.object && isObjectName(row.object) ? objects[row.object].parent?.(thing) : undefined;
  return {
    ...rest,
    ...(parent && { object: parent.object, recordId: parent.id }),
    excerpt: typeof excerpt === 'string' ? excerpt : null,
    actor,
    at: at.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    doneAt: doneAt?.toISOString() ?? null,
    data: more,
  };
}

async function itemsOf(db: Reader, rows: readonly Row[]): Promise<InboxItem[]> {
  const actors = rows.map(({ actorKind, actorId }) => ({ actorKind: actorKind as ActorKind, actorId }));
  const view = await actorViews(db, actors);
  const standing = await places(db, rows);
  return rows.map((row) =>
    itemOf(row, standing, view({ actorKind: row.actorKind as ActorKind, actorId: row.actorId })),
  );
}

export type InboxPage = { items: InboxItem[]; nextCursor: string | null; unread: number };

/** What the viewer was told and has still to look at ('open') or is done with, the latest first. */
export async function listInbox(
  ctx: Context,
  { cursor, limit, state }: { cursor?: string; limit: number; state: 'open' | 'done' },
): Promise<InboxPage> {
  const userId = userOf(ctx);
  return ctx.db.read('inbox.list', async (db) => {
    const { notifications } = db.tables;
    const wanted = state === 'done' ? isNotNull(notifications.doneAt) : isNull(notifications.doneAt);
    const below = after(db, cursor);
    if (!userId) return { items: [], nextCursor: null, unread: 0 };
    const found: Row[] = await db.sql
      .select({
        id: notifications.id,
        kind: notifications.kind,
        object: notifications.object,
        recordId: notifications.recordId,
        title: notifications.title,
        actorKind: notifications.actorKind,
        actorId: notifications.actorId,
        at: notifications.at,
        readAt: notifications.readAt,
        doneAt: notifications.doneAt,
        data: notifications.data,
      })
      .from(notifications)
      .where(and(own(db, userId), wanted, below))
      .orderBy(desc(notifications.at), desc(notifications.id))
      .limit(limit + 1);
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return {
      items: await itemsOf(db, rows),
      nextCursor: found.length > limit && last ? `${last.at.getTime()}.${last.id}` : null,
      unread: await unreadOf(db, userId),
    };
  });
}

/** How much the viewer has not looked at. */
export async function countInbox(ctx: Context): Promise<{ unread: number }> {
  const userId = userOf(ctx);
  if (!userId) return { unread: 0 };
  return ctx.db.read('inbox.count', async (db) => ({ unread: await unreadOf(db, userId) }));
}

export type Mark = { ids?: readonly string[]; all?: true; read?: boolean; done?: boolean };

/**
 * Marks rows of the viewer's own inbox, some or all open ones, as read or done, or takes that back. What is done is read.
 * Ids of others are none of theirs.
 * @throws AppError INVALID_INPUT when it does not say which ones, or what to do
 */
export async function markInbox(
  ctx: Context,
  { ids, all, read, done }: Mark,
): Promise<{ count: number; unread: number }> {
  if (Boolean(ids) === Boolean(all) || (read === undefined && done === undefined)) {
    const fields = { ids: 'Say which ones, or all; and whether they are read or done.' };
    throw new AppError('INVALID_INPUT', { say: 'Say what to mark, and how.', fields });
  }
  const userId = userOf(ctx);
  if (!userId) return { count: 0, unread: 0 };
  const now = ctx.app.now();
  const isRead = read ?? (done === true ? true : undefined);
  return ctx.db.transaction('inbox.mark', async (tx) => {
    const { notifications } = tx.tables;
    const which = ids ? inArray(notifications.id, [...ids]) : isNull(notifications.doneAt);
    const marked = await tx.sql
      .update(notifications)
      .set({
        ...(isRead !== undefined && { readAt: isRead ? now : null }),
        ...(done !== undefined && { doneAt: done ? now : null }),
      })
      .where(and(own(tx, userId), which))
      .returning({ id: notifications.id });
    return { count: marked.length, unread: await unreadOf(tx, userId) };
  });
}
