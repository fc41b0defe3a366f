import type { Reader, Transaction } from '@db/database';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { ChangeSource } from '../../changes/append';
import { companyObject } from '../../companies/company-object';
import { noteObject } from '../../notes/note-object';
import { personObject } from '../../people/person-object';
import { chunks, maxIds } from '../../records/bulk-rows';
import { withEffects } from '../../records/effects';
import type { ObjectDefinition } from '../../records/object-types';
import { planCreate, planUpdate, type Write } from '../../records/plan-write.rules';
import { tagObject } from '../../tags/tag-object';
import type { Entity } from './entities';
import type { RowsPlan } from './plan-rows';
import type { NewTag } from './tag-book';

/** Leaves out notes that are there already, so that running a file again adds nothing. */
export async function dropKnownNotes(db: Reader, plan: RowsPlan): Promise<void> {
  const { notes } = db.tables;
  const seen = new Set<string>();
  const old = plan.notes.filter(({ entity }) => entity.before).map(({ entity }) => entity.id);
  for (const part of chunks([...new Set(old)], maxIds)) {
    const rows = await db.sql
      .select({ recordId: notes.recordId, body: notes.body })
      .from(notes)
      .where(and(eq(notes.tenantId, db.tenantId), inArray(notes.recordId, part), isNull(notes.deletedAt)));
    for (const { recordId, body } of rows) seen.add(`${recordId} ${body}`);
  }
  plan.notes = plan.notes.filter(({ outcome, entity, body }) => {
    const key = `${entity.id} ${body}`;
    if (seen.has(key)) return false;
    seen.add(key);
    if (outcome.result === 'unchanged') outcome.result = 'updated';
    return true;
  });
}

function writeOf(tx: Transaction, source: ChangeSource, entity: Entity): Write | undefined {
  const values = entity.tags ? { ...entity.patch, tags: entity.tags } : entity.patch;
  return entity.before
    ? planUpdate(entity.object, source, entity.before, values, entity.presentTags)
    : planCreate(entity.object, tx.tenantId, source, { id: entity.id, values });
}

const create = (
  tx: Transaction,
  source: ChangeSource,
  object: ObjectDefinition,
  item: Parameters<typeof planCreate>[3],
) => planCreate(object, tx.tenantId, source, item);

/** All writes of planned rows, in the order in which they point to each other. Only reads. */
export async function planWrites(
  tx: Transaction,
  source: ChangeSource,
  { plan, newTags }: { plan: RowsPlan; newTags: readonly NewTag[] },
): Promise<Write[]> {
  const writesFor = (object: ObjectDefinition): Write[] =>
    [...plan.touched]
      .filter((entity) => entity.object === object)
      .map((entity) => writeOf(tx, source, entity))
      .filter((write) => write !== undefined);
  const people = writesFor(personObject);
  return [
    ...newTags.map(({ id, ...values }) => create(tx, source, tagObject, { id, values })),
    ...writesFor(companyObject),
    ...(people.length > 0 ? await withEffects(tx, source, people) : []),
    ...plan.notes.map(({ entity, body }) =>
      create(tx, source, noteObject, {
        values: { body },
        columns: { object: entity.object.name, recordId: entity.id },
      }),
    ),
  ];
}
