import type { Reader } from '@db/database';
import { and, asc, desc, eq, isNotNull, isNull, max, or, sql } from 'drizzle-orm';
import type { Actor } from '@/trpc/context';
import { loadRow, loadRows } from '../records/bulk-rows';
import type { RecordRow } from '../records/object-types';
import { withRowMaker } from '../records/row-maker';
import { notFound } from '../records/service';
import { fieldsOf, type JoinedRow, selectViews, toViews, type View, viewQuery } from '../records/views';
import { seesView } from './view.rules';
import { viewObject } from './view-object';

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

const place = { tenantId: sql.placeholder('tenantId'), userId: sql.placeholder('userId') };

const listQuery = (db: Reader, { object, trash }: { object?: string; trash: boolean }) =>
  db.prepared<JoinedRow>(`views.list.${trash ? 'trash' : 'live'}.${object ? 'one' : 'all'}`, () => {
    const parts = viewQuery(db, viewObject, fieldsOf(viewObject));
    const { views, viewFavourites } = db.tables;
    const mine = and(
      eq(viewFavourites.tenantId, views.tenantId),
      eq(viewFavourites.viewId, views.id),
      eq(viewFavourites.userId, place.userId),
    );
    const columns = { ...parts.columns, favouritePosition: viewFavourites.position };
    const query = selectViews(db, { ...parts, columns, joins: [...parts.joins, { table: viewFavourites, on: mine }] })
      .where(
        and(
          eq(views.tenantId, place.tenantId),
          trash ? isNotNull(views.deletedAt) : isNull(views.deletedAt),
          object ? eq(views.object, sql.placeholder('object')) : undefined,
          or(eq(views.shared, true), eq(views.ownerId, place.userId)),
        ),
      )
      .orderBy(...(trash ? [desc(views.deletedAt)] : [asc(views.object), asc(views.position)]), asc(views.id));
    return withRowMaker(query, columns);
  });

/** Views by their position, with the place among the person's favourites. Prepared: each page of a list asks for them. */
export async function selectListed(
  db: Reader,
  { actor }: Who,
  input: { object?: string; trash: boolean },
): Promise<ListedView[]> {
  const { object } = input;
  const values = { tenantId: db.tenantId, userId: actor.id, ...(object && { object }) };
  const rows = await listQuery(db, input).execute(values);
  return toViews(viewObject, fieldsOf(viewObject), rows) as ListedView[];
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
