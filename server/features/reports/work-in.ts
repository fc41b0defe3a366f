import type { Reader } from '@db/database';
import { and, between, eq, sum } from 'drizzle-orm';
import { countWork } from './count-work';
import { firstDayOf } from './period.rules';
import { instantsOf, type Scope } from './scope';
import { bookOf } from './work-books';
import type { WorkKind, WorkTotal } from './work-share.rules';

/** How much of a kind somebody did in a week; `who` is a user id, or null. */
export type Work = { week: number; kind: WorkKind; who: string | null; count: number };

/** Work in the period of a scope: from the book where it reaches so far back, else counted. */
export async function workIn(db: Reader, scope: Scope): Promise<Work[]> {
  const { period, timeZone, ownerId } = scope;
  const book = await bookOf(db);
  if (book?.timeZone !== timeZone || book.since > firstDayOf(period.from)) {
    return (await countWork(db, { ...instantsOf(scope), timeZone, ownerId })).map(asWork);
  }
  const { workTotals: t } = db.tables;
  const rows = await db.sql
    .select({ week: t.week, kind: t.kind, who: t.who, count: sum(t.count).mapWith(Number) })
    .from(t)
    .where(
      and(
        eq(t.tenantId, db.tenantId),
        between(t.month, period.from, period.to),
        ownerId ? eq(t.who, ownerId) : undefined,
      ),
    )
    .groupBy(t.week, t.kind, t.who);
  return rows.map(asWork);
}

const asWork = ({ week, kind, who, count }: Omit<WorkTotal, 'month'>): Work => ({
  week,
  kind,
  who: who || null,
  count,
});
