import type { Reader } from '@db/database';
import { and, asc, desc, eq, isNotNull, isNull, max } from 'drizzle-orm';
import type { Actor } from '@/trpc/context';
import { loadRow, loadRows } from '../records/bulk-rows';
import type { RecordRow } from '../records/object-types';
import { notFound } from '../records/service';
import { fieldsOf, type JoinedRow, selectViews, toViews, type View, viewQuery } from '../records/views';
import { seesView } from './view.rules';
import { viewObject } from './view-object';
import { visibleViews } from './visible-views';

type Who = { readonly actor: Pick<Actor, 'id'> };

/** A view that somebody sees, also from the trash. @throws AppError NOT_FOUND, also for private views of others */
export async function visibleView(db: Reader, who: Who, id: string): Promise<RecordRow> {
  const row = await loadRow(db, viewObject, id);
  if (!row || !seesView(who, row)) throw notFound(viewObject);
  return row;
}

/** @throws AppError NOT_FOUND when there is one that does not exist or is somebody else's own */
export async function visibleRows(db: Reader, who: Who, ids: readonly string[]): Promise<Map<string, RecordRow>> {
  const rows = await loadRows(db, viewObject, ids);
  if (rows.size < new Set(ids).size || [...rows.values()].some((row) => !seesView(who, row)))
    throw notFound(viewObject);
  return rows;
}

export type ListedView = View & { favouritePosition: number | null };

/** Views by their position, with the place among the person's favourites. */
export async function selectListed(
  db: Reader,
  who: Who,
  { object, trash }: { object?: string; trash: boolean },
): Promise<ListedView[]> {
  const fields = fieldsOf(viewObject);
  const parts = viewQuery(db, viewObject, fields);
  const { views, viewFavourites } = db.tables;
  const mine = and(
    eq(viewFavourites.tenantId, views.tenantId),
    eq(viewFavourites.viewId, views.id),
    eq(viewFavourites.userId, who.actor.id ?? ''),
  );
  const columns = { ...parts.columns, favouritePosition: viewFavourites.position };
  const joins = who.actor.id === null ? [] : [{ table: viewFavourites, on: mine }];
  const shown = who.actor.id === null ? parts.columns : columns;
  const rows = await selectViews(db, { ...parts, columns: shown, joins: [...parts.joins, ...joins] })
    .where(
      and(
        eq(views.tenantId, db.tenantId),
        trash ? isNotNull(views.deletedAt) : isNull(views.deletedAt),
        object ? eq(views.object, object) : undefined,
        visibleViews(db, who),
      ),
    )
    .orderBy(...(trash ? [desc(views.deletedAt)] : [asc(views.object), asc(views.position)]), asc(views.id));
  const listed = toViews(viewObject, fields, rows as unknown as JoinedRow[]);
  return listed.map((view) => ({ ...view, favouritePosition: (view.favouritePosition as number | null) ?? null }));
}

/** Where a new view of an object stands: after the others. */
export async function nextPosition(db: Reader, object: string): Promise<number> {
  const { views } = db.tables;
  const [last] = await db.sql
    .select({ position: max(views.position) })
    .from(views)
    .where(and(eq(views.tenantId, db.tenantId), eq(views.object, object)));
  return Math.floor(last?.position ?? 0) + 1;
}
