import type { Reader } from '@db/database';
import { and, asc, desc, eq, gt, gte, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type BoardMoment, type CardPlace, type Urgency, urgencies } from './card-order.rules';

/** The places that a query starts from: values where it runs once, placeholders where it is prepared. */
type Bind = (name: keyof Values, column: SQLiteColumn) => unknown;
type Values = { tenantId: string; stageId: string; now: Date; endOfToday: Date; next: Date | null; id: string };

/** A stretch of the index (stage, next activity, id): what lies in it, in the order in which cards stand. */
function stretch({ tables: { deals } }: Reader, urgency: Urgency, bind: Bind, goesOn: boolean) {
  const due = deals.nextActivityAt;
  const now = bind('now', due) as Date;
  const endOfToday = bind('endOfToday', due) as Date;
  const within: Record<Urgency, SQL | undefined> = {
    overdue: lt(due, now),
    today: and(gte(due, now), lte(due, endOfToday)),
    none: isNull(due),
    later: gt(due, endOfToday),
  };
  const id = bind('id', deals.id);
  const after =
    urgency === 'none' ? lt(deals.id, id as string) : sql`(${due}, ${deals.id}) > (${bind('next', due)}, ${id})`;
  return {
    where: and(within[urgency], goesOn ? after : undefined),
    // The due time is said for the ones without as well: only then is it the order of the index to Postgres.
    orderBy: urgency === 'none' ? [desc(due), desc(deals.id)] : [asc(due), asc(deals.id)],
  };
}

/** The query for the places of cards of one urgency. @param condition what else must hold, from a filter or a search */
export function placesQuery(
  db: Reader,
  urgency: Urgency,
  bind: Bind,
  { goesOn, limit, condition }: { goesOn: boolean; limit: unknown; condition?: SQL | undefined },
) {
  const { deals } = db.tables;
  const { where, orderBy } = stretch(db, urgency, bind, goesOn);
  const ofStage = and(
    eq(deals.tenantId, bind('tenantId', deals.tenantId) as string),
    eq(deals.stageId, bind('stageId', deals.stageId) as string),
    isNull(deals.deletedAt),
  );
  return db.sql
    .select({ id: deals.id, next: deals.nextActivityAt })
    .from(deals)
    .where(and(ofStage, where, condition))
    .orderBy(...orderBy)
    .limit(limit as number);
}

type Row = { id: string; next: Date | null };
export type ColumnPage = {
  stageId: string;
  moment: BoardMoment;
  after: CardPlace | undefined;
  limit: number;
  condition: SQL | undefined;
};

async function placesOf(db: Reader, urgency: Urgency, page: ColumnPage, limit: number): Promise<Row[]> {
  const { stageId, moment, condition } = page;
  const after = page.after?.urgency === urgency ? page.after : undefined;
  const values: Values = {
    ...moment,
    tenantId: db.tenantId,
    stageId,
    next: after?.next ?? null,
    id: after?.id ?? '',
  };
  const goesOn = after !== undefined;
  if (condition) {
    const bind: Bind = (name, column) => sql.param(values[name], column);
    return placesQuery(db, urgency, bind, { goesOn, limit, condition });
  }
  const query = db.prepared<Row>(`board.cards.${urgency}.${goesOn ? 'next' : 'first'}`, () =>
    placesQuery(db, urgency, (name, column) => sql.param(sql.placeholder(name), column), {
      goesOn,
      limit: sql.placeholder('limit'),
    }),
  );
  return query.execute({ ...values, limit });
}

/** The places of a column from `after` on, up to `limit`: urgency by urgency, each read from the index in its order. */
export async function columnPlaces(db: Reader, page: ColumnPage): Promise<CardPlace[]> {
  const places: CardPlace[] = [];
  const first = page.after ? urgencies.indexOf(page.after.urgency) : 0;
  for (const urgency of urgencies.slice(first)) {
    const missing = page.limit - places.length;
    if (missing <= 0) break;
    for (const { id, next } of await placesOf(db, urgency, page, missing)) places.push({ urgency, next, id });
  }
  return places;
}
