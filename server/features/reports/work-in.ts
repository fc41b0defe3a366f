import type { Reader } from '@db/database';
import { and, between, eq, lte, sum } from 'drizzle-orm';
import { countWork } from './count-work';
import { firstDayOf } from './period.rules';
import { instantsOf, type Scope } from './scope';
import type { WorkKind, WorkTotal } from './work-share.rules';

/** How much of a kind somebody did in a week; `who` is a user id, or null. */
export type Work = { week: number; kind: WorkKind; who: string | null; count: number };

/**
 * Work in the period of a scope: from the book where it reaches so far back, else counted. Whether it does is asked in the
 * same statement as the totals: the book may begin anew between two.
 */
export async function workIn(db: Reader, scope: Scope): Promise<Work[]> {
  const { period, timeZone, ownerId } = scope;
  const { workTotals: t, workBooks: book } = db.tables;
  const rows = await db.sql
    .select({ week: t.week, kind: t.kind, who: t.who, count: sum(t.count).mapWith(Number) })
    .from(book)
    .leftJoin(
      t,
      and(
        eq(t.tenantId, book.tenantId),
        between(t.month, period.from, period.to),
        ownerId ? eq(t.who, ownerId) : undefined,
      ),
    )
    .where(and(eq(book.tenantId, db.tenantId), eq(book.timeZone, timeZone), lte(book.since, firstDayOf(period.from))))
    .groupBy(t.week, t.kind, t.who);
  if (rows.length === 0) return (await countWork(db, { ...instantsOf(scope), timeZone, ownerId })).map(asWork);
  // A book without work in the period is one row of nothing
  return rows.flatMap(({ week, kind, who, count }) =>
    week === null || kind === null || who === null ? [] : [asWork({ week, kind, who, count })],
  );
}

const asWork = ({ week, kind, who, count }: Omit<WorkTotal, 'month'>): Work => ({
  week,
  kind,
  who: who || null,
  count,
});
