import type { TenantContext } from '@/trpc/context';
import { type OwnedView, rightsOnView } from './view.rules';
import { type ListedView, selectListed } from './views.queries';

export type ListItem = ListedView & { favourite: boolean; can: ReturnType<typeof rightsOnView> };

/** Own views and shared ones in their order, or those of them that lie in the trash. */
export async function listViews(
  ctx: TenantContext,
  input: { object?: string; trash: boolean },
): Promise<{ views: ListItem[]; can: { create: boolean; setDefault: boolean } }> {
  const rows = await ctx.db.read('views.list', (db) => selectListed(db, ctx, input));
  return {
    views: rows.map((view) => ({
      ...view,
      favourite: view.favouritePosition !== null,
      can: rightsOnView(ctx, view as unknown as OwnedView),
    })),
    can: { create: ctx.can('records.update'), setDefault: ctx.can('views.manage') },
  };
}
