import type { Reader } from '@db/database';
import type { Diff } from '@db/tables/history';
import { and, eq, gt, inArray } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { chunks, maxIds } from './bulk-rows';
import { collisions } from './diff.rules';
import type { ObjectDefinition, RecordRow } from './object-types';
import { findView } from './views';

type Edit = {
  before: RecordRow;
  tags: string[] | undefined;
  values: Readonly<Record<string, unknown>>;
  version: number;
};

type Version = { id: string; version: number };

/** The diffs of records that were written after a version of each, by record. */
async function diffsSince(
  db: Reader,
  object: ObjectDefinition,
  since: readonly Version[],
): Promise<Map<string, Diff[]>> {
  const { changes } = db.tables;
  const versions = new Map(since.map(({ id, version }) => [id, version]));
  const diffs = new Map<string, Diff[]>();
  for (const part of chunks(since, maxIds)) {
    const rows = await db.sql
      .select({ id: changes.recordId, version: changes.version, diff: changes.diff })
      .from(changes)
      .where(
        and(
          eq(changes.tenantId, db.tenantId),
          eq(changes.object, object.name),
          inArray(
            changes.recordId,
            part.map(({ id }) => id),
          ),
          gt(changes.version, Math.min(...part.map(({ version }) => version))),
        ),
      );
    for (const { id, version, diff } of rows) {
      if (version > (versions.get(id) ?? 0)) diffs.set(id, [...(diffs.get(id) ?? []), diff]);
    }
  }
  return diffs;
}

/** Of each edit of another version, the fields that somebody else has set to something else since. */
export async function collidingFields(
  db: Reader,
  object: ObjectDefinition,
  edits: readonly Edit[],
): Promise<string[][]> {
  const older = edits.filter(({ version, before }) => version < before.version);
  const diffs = await diffsSince(
    db,
    object,
    older.map(({ before: { id }, version }) => ({ id, version })),
  );
  return edits.map(({ before, tags, values, version }) =>
    version > before.version
      ? Object.keys(values)
      : collisions({ ...before, tags }, values, diffs.get(before.id) ?? []),
  );
}

/**
 * Lets an edit of an older version pass when nobody else changed the same fields since, or changed them to the same.
 * @throws AppError CONFLICT with both sides
 */
export async function refuseCollisions(db: Reader, object: ObjectDefinition, edit: Edit): Promise<void> {
  const [fields = []] = await collidingFields(db, object, [edit]);
  if (fields.length === 0) return;
  const labels = object.fields.filter(({ key }) => fields.includes(key)).map(({ label }) => label);
  throw new AppError('CONFLICT', {
    say: `Somebody else changed this ${object.label.one.toLowerCase()} meanwhile: ${labels.join(', ')}.`,
    details: { fields, current: await findView(db, object, edit.before.id), yours: edit.values },
  });
}
