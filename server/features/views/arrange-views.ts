import { and, eq, max } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import type { RecordRow } from '../records/object-types';
import { performWrites } from '../records/perform-writes';
import { planUpdate } from '../records/plan-write.rules';
import { command, type Moved, refuse } from '../records/service';
import { positionsFor } from './positions.rules';
import { updatesView } from './view.rules';
import { viewObject } from './view-object';
import { visibleRows, visibleView } from './views.queries';

/**
 * Puts views of one object into an order. What the person may not change stays in its place; the others go around it.
 * @throws AppError NOT_FOUND; INVALID_INPUT for views of several objects; FORBIDDEN when only those could move that are
 * not theirs
 */
export const reorderViews = (ctx: TenantContext, ids: readonly string[]): Promise<Moved> =>
  command(ctx, 'views.reorder', async (tx, source) => {
    const rows = await visibleRows(tx, ctx, ids);
    const ordered = [...new Set(ids)].flatMap((id) => rows.get(id) ?? []);
    if (new Set(ordered.map(({ object }) => object)).size > 1)
      refuse({ ids: 'These are views of several objects.' }, '');
    const places = positionsFor(
      ordered.map((row: RecordRow) => ({ position: Number(row.position), fixed: !updatesView(ctx, row) })),
    );
    if (!places) {
      throw new AppError('FORBIDDEN', { say: 'Locked views of others keep their order. Ask a manager to move them.' });
    }
    const writes = ordered.flatMap(
      (row, index) => planUpdate(viewObject, source, row, { position: places[index] ?? 0 }) ?? [],
    );
    if (writes.length === 0) return { count: 0, groupId: null };
    await performWrites(tx, source, writes);
    return { count: writes.length, groupId: source.groupId };
  });

/** Marks a view as a favourite of the person, or no longer. Doing it again moves it. @throws AppError NOT_FOUND */
export const favourView = (
  { db, actor }: TenantContext,
  { id, on, position }: { id: string; on: boolean; position?: number },
): Promise<{ favourite: boolean }> =>
  db.transaction('views.favourite', async (tx) => {
    await visibleView(tx, { actor }, id);
    const userId = actor.id ?? '';
    const { viewFavourites } = tx.tables;
    const mine = and(eq(viewFavourites.tenantId, tx.tenantId), eq(viewFavourites.userId, userId));
    const [last] = await tx.sql
      .select({ position: max(viewFavourites.position) })
      .from(viewFavourites)
      .where(mine);
    await tx.sql.delete(viewFavourites).where(and(mine, eq(viewFavourites.viewId, id)));
    if (!on) return { favourite: false };
    const place = position ?? Math.floor(last?.position ?? 0) + 1;
    await tx.sql
      .insert(viewFavourites)
      .values({ tenantId: tx.tenantId, userId, viewId: id, position: place })
      .onConflictDoNothing();
    return { favourite: true };
  });
