import type { Reader } from '@db/database';
import { eq, or, type SQL } from 'drizzle-orm';
import type { Actor } from '@/trpc/context';

/** The condition for own views and shared ones, over the table of views. */
export const visibleViews = (
  { tables: { views } }: Pick<Reader, 'tables'>,
  { actor }: { readonly actor: Pick<Actor, 'id'> },
): SQL | undefined => or(eq(views.shared, true), actor.id === null ? undefined : eq(views.ownerId, actor.id));
