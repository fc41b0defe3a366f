import type { Reader } from '@db/database';
import { and, eq, gt } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { collisions } from './diff.rules';
import type { ObjectDefinition, RecordRow } from './object-types';
import { findView } from './views';

type Edit = {
  before: RecordRow;
  tags: string[] | undefined;
  values: Readonly<Record<string, unknown>>;
  version: number;
};

/** The diffs of a record that were written after a version. */
async function diffsSince(db: Reader, object: ObjectDefinition, { before, version }: Edit) {
  const { changes } = db.tables;
  const rows = await db.sql
    .select({ diff: changes.diff })
    .from(changes)
    .where(
      and(
        eq(changes.tenantId, db.tenantId),
        eq(changes.object, object.name),
        eq(changes.recordId, before.id),
        gt(changes.version, version),
      ),
    );
  return rows.map(({ diff }) => diff);
}

/** Fields of an edit of another version that somebody else has set to something else since. */
export async function collidingFields(db: Reader, object: ObjectDefinition, edit: Edit): Promise<string[]> {
  if (edit.version > edit.before.version) return Object.keys(edit.values);
  return collisions({ ...edit.before, tags: edit.tags }, edit.values, await diffsSince(db, object, edit));
}

/**
 * Lets an edit of an older version pass when nobody else changed the same fields since, or changed them to the same.
 * @throws AppError CONFLICT with both sides
 */
export async function refuseCollisions(db: Reader, object: ObjectDefinition, edit: Edit): Promise<void> {
  const fields = await collidingFields(db, object, edit);
  if (fields.length === 0) return;
  const labels = object.fields.filter(({ key }) => fields.includes(key)).map(({ label }) => label);
  throw new AppError('CONFLICT', {
    say: `Somebody else changed this ${object.label.one.toLowerCase()} meanwhile: ${labels.join(', ')}.`,
    details: { fields, current: await findView(db, object, edit.before.id), yours: edit.values },
  });
}
