import { and, eq, inArray } from 'drizzle-orm';
import type { TenantContext } from '@/trpc/context';
import type { ObjectDefinition } from './object-types';
import { notFound } from './service';
import { fieldsOf, findView, type JoinedRow, selectViews, toViews, type View, viewQuery } from './views';

type Context = Pick<TenantContext, 'db' | 'can'>;

/** @throws AppError NOT_FOUND; a record of another workspace is one that does not exist */
export async function getRecord(ctx: Context, object: ObjectDefinition, id: string): Promise<View> {
  const view = await ctx.db.read(`${object.plural}.get`, (db) => findView(db, object, id));
  if (!view) throw notFound(object);
  return view;
}

/** Records in the order of the ids, without the ones that do not exist. */
export function getRecords(ctx: Context, object: ObjectDefinition, ids: readonly string[]): Promise<View[]> {
  return ctx.db.read(`${object.plural}.getMany`, async (db) => {
    const fields = fieldsOf(object);
    const parts = viewQuery(db, object, fields);
    const rows = await selectViews(db, parts).where(
      and(eq(parts.table.tenantId, db.tenantId), inArray(parts.table.id, [...ids])),
    );
    const views = toViews(object, fields, rows as unknown as JoinedRow[]);
    const byId = new Map(views.map((view) => [view.id, view]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  });
}

/** What the viewer may do with records, so that no page works out a permission. */
export const rightsOf = ({ can }: Pick<Context, 'can'>) => ({
  create: can('records.create'),
  update: can('records.update'),
  delete: can('records.delete'),
  restore: can('records.restore'),
  destroy: can('records.destroy'),
  export: can('records.export'),
});
