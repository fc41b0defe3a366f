import type { Transaction } from '@db/database';
import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import { chunks, maxIds } from '../../records/bulk-rows';
import type { Write } from '../../records/plan-write.rules';

type Use = { used: string; by: string; through?: string };

/** Whether a use ends in this very step: the user goes as well, or lets go of the used. Then it is no reason to stay. */
type Ends = (use: Use) => boolean;

function endingIn(writes: readonly Write[]): Ends {
  const byId = new Map(writes.map((write) => [write.after.id, write]));
  return ({ used, by, through }) => {
    if (through !== undefined && byId.get(through)?.action === 'delete') return true;
    const write = byId.get(by);
    if (!write) return false;
    const leaves = write.before?.companyId === used && write.after.companyId !== used && through === undefined;
    return write.action === 'delete' || leaves || write.tags?.remove.includes(used) === true;
  };
}

async function usedOf(ids: readonly string[], read: (part: string[]) => Promise<Use[]>, ends: Ends): Promise<string[]> {
  const found = new Set<string>();
  for (const part of chunks(ids, maxIds)) {
    for (const use of await read(part)) if (!ends(use)) found.add(use.used);
  }
  return [...found];
}

/** Records that carry a note of somebody, made after the import or before it. */
function withNotes(tx: Transaction, ids: readonly string[], importId: string, ends: Ends): Promise<string[]> {
  const { notes } = tx.tables;
  const read = (part: string[]) =>
    tx.sql
      .select({ used: notes.recordId, by: notes.id })
      .from(notes)
      .where(
        and(
          eq(notes.tenantId, tx.tenantId),
          inArray(notes.recordId, part),
          isNull(notes.deletedAt),
          or(isNull(notes.importId), ne(notes.importId, importId)),
        ),
      );
  return usedOf(ids, read, ends);
}

/** Companies at which somebody works, or worked. */
async function withPeople(tx: Transaction, ids: readonly string[], ends: Ends): Promise<string[]> {
  const { people, employments } = tx.tables;
  const now = async (part: string[]) =>
    (await tx.sql
      .select({ used: people.companyId, by: people.id })
      .from(people)
      .where(
        and(eq(people.tenantId, tx.tenantId), inArray(people.companyId, part), isNull(people.deletedAt)),
      )) as Use[];
  const ever = (part: string[]): Promise<Use[]> =>
    tx.sql
      .select({ used: employments.companyId, by: people.id, through: employments.id })
      .from(employments)
      .innerJoin(people, and(eq(people.tenantId, employments.tenantId), eq(people.id, employments.personId)))
      .where(
        and(
          eq(employments.tenantId, tx.tenantId),
          inArray(employments.companyId, part),
          isNull(employments.deletedAt),
          isNull(people.deletedAt),
        ),
      );
  return [...(await usedOf(ids, now, ends)), ...(await usedOf(ids, ever, ends))];
}

/** Tags that a living record has. */
async function tied(tx: Transaction, ids: readonly string[], ends: Ends): Promise<string[]> {
  const { recordTags, people, companies } = tx.tables;
  const found: string[] = [];
  for (const table of [people, companies]) {
    const read = (part: string[]) =>
      tx.sql
        .select({ used: recordTags.tagId, by: table.id })
        .from(recordTags)
        .innerJoin(table, and(eq(table.tenantId, recordTags.tenantId), eq(table.id, recordTags.recordId)))
        .where(and(eq(recordTags.tenantId, tx.tenantId), inArray(recordTags.tagId, part), isNull(table.deletedAt)));
    found.push(...(await usedOf(ids, read, ends)));
  }
  return found;
}

/** Of what the import made, the records that others have built on by now: they stay when it is undone. */
export async function recordsInUse(
  tx: Transaction,
  importId: string,
  writes: readonly Write[],
): Promise<ReadonlySet<Write>> {
  const removals = writes.filter(({ action }) => action === 'delete');
  const ends = endingIn(writes);
  const idsOf = (name: string) => removals.filter(({ object }) => object.name === name).map(({ after }) => after.id);
  const used = new Set([
    ...(await withNotes(tx, [...idsOf('company'), ...idsOf('person')], importId, ends)),
    ...(await withPeople(tx, idsOf('company'), ends)),
    ...(await tied(tx, idsOf('tag'), ends)),
  ]);
  return new Set(removals.filter(({ after }) => used.has(after.id)));
}
