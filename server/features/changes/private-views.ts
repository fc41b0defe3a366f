import type { Reader } from '@db/database';
import { and, eq, exists, ne, or, type SQL, sql } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { Actor, TenantContext } from '@/trpc/context';
import { loadRows } from '../records/bulk-rows';
import { refusedFields, rulesView, seesView } from '../views/view.rules';
import { viewObject } from '../views/view-object';
import { visibleViews } from '../views/visible-views';
import type { ChangeRow } from './change-rows';
import type { FeedRow } from './feed';

type Who = { readonly actor: Pick<Actor, 'id'> };

/** The condition that leaves out what happened to views that are somebody else's own by now. */
export function visibleChanges(db: Reader, who: Who): SQL | undefined {
  const { changes, views } = db.tables;
  const seen = and(eq(views.tenantId, changes.tenantId), eq(views.id, changes.recordId), visibleViews(db, who));
  return or(ne(changes.object, viewObject.name), exists(db.sql.select({ one: sql`1` }).from(views).where(seen)));
}

const viewIds = (rows: readonly { object: string; recordId: string }[]): string[] =>
  rows.flatMap(({ object, recordId }) => (object === viewObject.name ? [recordId] : []));

/** Live changes without those of views that are somebody else's own; that one became so is told to those who saw it. */
export async function visibleEvents(
  who: Pick<TenantContext, 'db' | 'actor'>,
  rows: readonly FeedRow[],
): Promise<readonly FeedRow[]> {
  const ids = viewIds(rows);
  if (ids.length === 0) return rows;
  const views = await who.db.read('changes.views', (db) => loadRows(db, viewObject, ids));
  return rows.filter(({ object, recordId, diff }) => {
    if (object !== viewObject.name || diff.shared?.[0] === true) return true;
    const view = views.get(recordId);
    return view !== undefined && seesView(who, view);
  });
}

/**
 * The changes that somebody may take back: without those of views that are somebody else's own.
 * @throws AppError FORBIDDEN for a view that is not theirs to change in this way
 */
export async function undoableViewChanges(
  db: Reader,
  who: Pick<TenantContext, 'actor' | 'can'>,
  rows: readonly ChangeRow[],
): Promise<ChangeRow[]> {
  const views = await loadRows(db, viewObject, viewIds(rows));
  return rows.filter(({ object, recordId, action, diff }) => {
    if (object !== viewObject.name) return true;
    const view = views.get(recordId);
    if (!view || !seesView(who, view)) return false;
    const allowed =
      action === 'update' ? refusedFields(who, view, Object.keys(diff)).length === 0 : rulesView(who, view);
    if (allowed) return true;
    throw new AppError('FORBIDDEN', { say: 'This view is not yours to change. Ask its owner or a manager.' });
  });
}
