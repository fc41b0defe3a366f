import type { Reader } from '@db/database';
import { and, desc, eq, inArray, isNotNull, isNull, ne, notInArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { TenantContext } from '@/trpc/context';
import { isTold } from '../demo/present';

/** How long somebody counts as new in a workspace. */
const newDays = 30;
/** How many of the last edits are looked through for a moved deal. */
const walked = 2_000;
const ownDeals = 100;

export const firstStepsView = z.object({
  /** The viewer came to the workspace lately. Programs never did. */
  isNew: z.boolean(),
  imported: z.boolean(),
  /** Saved a view of their own. */
  viewed: z.boolean(),
  /** Moved a deal to another stage by hand. */
  moved: z.boolean(),
  /** Somebody else is here or is invited. */
  invited: z.boolean(),
  /** The workspace holds demo data. */
  demo: z.boolean(),
});
export type FirstSteps = z.output<typeof firstStepsView>;

const nothing: FirstSteps = { isNew: false, imported: false, viewed: false, moved: false, invited: false, demo: false };

const one = { one: sql<number>`1` };
const found = (rows: readonly unknown[]): boolean => rows.length > 0;

async function joinedAt(db: Reader, userId: string): Promise<Date | undefined> {
  const { memberships } = db.tables;
  const [row] = await db.sql
    .select({ createdAt: memberships.createdAt })
    .from(memberships)
    .where(and(eq(memberships.tenantId, db.tenantId), eq(memberships.userId, userId)));
  return row?.createdAt;
}

const toAnotherStage = (diff: SQLWrapper): SQL => sql`cast(${diff} as text) like '%"stageId"%'`;

/**
 * A move by this person among the last single edits, in the order of the log's index of causes: what imports, bulk changes
 * and the demo bring is not even looked at, and however long the log, this is a short walk.
 */
export function lastMoves(db: Reader, userId: string) {
  const { changes } = db.tables;
  const { tenantId, causeKind, causeId, seq, object, action, actorId, diff } = changes;
  const lately = db.sql
    .select({ object, action, actorId, diff })
    .from(changes)
    .where(and(eq(tenantId, db.tenantId), eq(causeKind, 'edit'), isNull(causeId)))
    // By the cause as well, though it is null: Postgres sees the order of the index in that only
    .orderBy(desc(causeId), desc(seq))
    .limit(walked)
    .as('lately');
  return db.sql
    .select(one)
    .from(lately)
    .where(
      and(
        eq(lately.actorId, userId),
        eq(lately.object, 'deal'),
        eq(lately.action, 'update'),
        toAnotherStage(lately.diff),
      ),
    )
    .limit(1);
}

/** The same among the newest deals of this person: a first move is not forgotten because others write much. */
export function movesOfOwnDeals(db: Reader, userId: string) {
  const { changes, deals } = db.tables;
  const own = db.sql
    .select({ id: deals.id })
    .from(deals)
    .where(and(eq(deals.tenantId, db.tenantId), eq(deals.ownerId, userId)))
    .orderBy(desc(deals.id))
    .limit(ownDeals);
  const ofDeal = and(eq(changes.tenantId, db.tenantId), eq(changes.object, 'deal'), inArray(changes.recordId, own));
  // By what it is not: asked for single edits, SQLite would walk through all of them instead of those of the deals
  const byHand = and(notInArray(changes.causeKind, ['demo', 'import']), eq(changes.action, 'update'));
  return db.sql
    .select(one)
    .from(changes)
    .where(and(ofDeal, byHand, eq(changes.actorId, userId), toAnotherStage(changes.diff)))
    .limit(1);
}

async function anybodyElse(db: Reader, userId: string): Promise<boolean> {
  const { memberships, invitations } = db.tables;
  const others = await db.sql
    .select(one)
    .from(memberships)
    .where(and(eq(memberships.tenantId, db.tenantId), ne(memberships.userId, userId)))
    .limit(1);
  if (found(others)) return true;
  return found(
    await db.sql
      .select(one)
      .from(invitations)
      .where(and(eq(invitations.tenantId, db.tenantId), isNull(invitations.revokedAt)))
      .limit(1),
  );
}

/** Which of their first steps the viewer has taken. For those who are not new nothing is looked up. */
export function firstSteps({ app, db, actor }: TenantContext): Promise<FirstSteps> {
  const { id: userId } = actor;
  if (actor.kind !== 'user' || !userId) return Promise.resolve(nothing);
  return db.read('first-run.steps', async (reader) => {
    const since = await joinedAt(reader, userId);
    if (!since || app.now().getTime() - since.getTime() > newDays * 86_400_000) return nothing;
    const { imports, views } = reader.tables;
    const own = (table: typeof imports | typeof views) =>
      and(eq(table.tenantId, reader.tenantId), eq(table.createdBy, userId));
    return {
      isNew: true,
      imported: found(
        await reader.sql
          .select(one)
          .from(imports)
          .where(and(own(imports), isNotNull(imports.startedAt)))
          .limit(1),
      ),
      viewed: found(
        await reader.sql
          .select(one)
          .from(views)
          // A dashboard is kept as a view, too
          .where(and(own(views), ne(views.object, 'dashboard'), isNull(views.deletedAt)))
          .limit(1),
      ),
      moved: found(await lastMoves(reader, userId)) || found(await movesOfOwnDeals(reader, userId)),
      invited: await anybodyElse(reader, userId),
      demo: await isTold(reader),
    };
  });
}
