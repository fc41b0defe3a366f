import type { TenantContext } from '@/trpc/context';
import { withEffects } from './effects';
import type { ObjectDefinition } from './object-types';
import { performManyWrites } from './perform-writes';
import { type EditItem, planMany, type RefusedEdit } from './plan-many';
import { getRecords } from './read';
import { againWhenTaken, command } from './service';
import type { View } from './views';

/** Records that one call may change: as many as a person pastes and still looks at. More is a bulk run. */
export const maxEdited = 500;

/** `groupId` undoes all of it; null when nothing was changed. */
export type ManyUpdated = { records: View[]; refused: RefusedEdit[]; groupId: string | null };

/**
 * Changes many records, each in its own fields, in one transaction and as one change. A value that is wrong, that brings
 * its record into conflict with a rule, or whose field somebody else changed since the item's version, is left out and
 * told; the others are written, also those of the same record.
 * @returns the records as they are after it, without those that do not exist
 */
export async function updateRecords(
  ctx: TenantContext,
  object: ObjectDefinition,
  items: readonly EditItem[],
): Promise<ManyUpdated> {
  const { defaultCountry } = ctx.tenant;
  const write = () =>
    command(ctx, `${object.plural}.updateMany`, async (tx, source) => {
      const { writes, refused } = await planMany(tx, object, source, { items, defaultCountry });
      if (writes.length > 0) await performManyWrites(tx, source, await withEffects(tx, source, writes));
      return { refused, groupId: writes.length > 0 ? source.groupId : null };
    });
  const done = await againWhenTaken(object, write);
  const records = await getRecords(
    ctx,
    object,
    items.map(({ id }) => id),
  );
  return { ...done, records };
}
