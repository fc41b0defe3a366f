import { and, desc, eq, inArray } from 'drizzle-orm';
import * as z from 'zod';
import type { TenantContext } from '@/trpc/context';
import { loadRow } from '../records/bulk-rows';
import { objects } from '../records/registry';
import { notFound } from '../records/service';

type Context = Pick<TenantContext, 'db' | 'actor' | 'app'>;

/** Record types with a page that people come back to. */
export const visitedObject = z.enum(['company', 'person', 'deal', 'lead', 'task', 'activity', 'product']);
export type Visited = z.output<typeof visitedObject>;

export const recentItem = z.object({
  object: z.string(),
  id: z.string(),
  title: z.string(),
  subtitle: z.string().nullable(),
  at: z.string(),
});
export type RecentItem = z.output<typeof recentItem>;

const mostShown = 20;
/** More than are shown, so that what comes back from the trash has its place again. */
const mostKept = 50;

/** What the viewer opened last, the latest first, without what is in the trash. API keys open nothing. */
export async function listRecent({ db, actor }: Context): Promise<RecentItem[]> {
  if (actor.kind !== 'user' || !actor.id) return [];
  const userId = actor.id;
  return db.read('recent.list', async (reader) => {
    const { recentRecords: recent, searchDocuments: documents } = reader.tables;
    // What the search shows of a record is what this list shows, and only of live ones.
    const rows = await reader.sql
      .select({
        object: recent.object,
        id: recent.recordId,
        title: documents.title,
        subtitle: documents.subtitle,
        at: recent.at,
      })
      .from(recent)
      .innerJoin(
        documents,
        and(
          eq(documents.tenantId, recent.tenantId),
          eq(documents.object, recent.object),
          eq(documents.recordId, recent.recordId),
        ),
      )
      .where(and(eq(recent.tenantId, reader.tenantId), eq(recent.userId, userId)))
      .orderBy(desc(recent.at), desc(recent.recordId))
      .limit(mostShown);
    return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  });
}

/**
 * Notes that the viewer opened a record.
 * @throws AppError NOT_FOUND
 */
export async function visit(
  { db, actor, app }: Context,
  { object, id }: { object: Visited; id: string },
): Promise<void> {
  const target = objects[object];
  if (!(await db.read('recent.record', (reader) => loadRow(reader, target, id)))) throw notFound(target);
  if (actor.kind !== 'user' || !actor.id) return;
  const userId = actor.id;
  const at = app.now();
  await db.transaction('recent.visit', async (tx) => {
    const { recentRecords: recent } = tx.tables;
    const own = and(eq(recent.tenantId, tx.tenantId), eq(recent.userId, userId));
    await tx.sql
      .insert(recent)
      .values({ tenantId: tx.tenantId, userId, object, recordId: id, at })
      .onConflictDoUpdate({ target: [recent.tenantId, recent.userId, recent.object, recent.recordId], set: { at } });
    const old = await tx.sql
      .select({ object: recent.object, recordId: recent.recordId })
      .from(recent)
      .where(own)
      .orderBy(desc(recent.at), desc(recent.recordId))
      .limit(mostKept)
      .offset(mostKept);
    if (old.length === 0) return;
    const ids = old.map(({ recordId }) => recordId);
    await tx.sql.delete(recent).where(and(own, inArray(recent.recordId, ids)));
  });
}
