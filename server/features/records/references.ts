import type { Reader } from '@db/database';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { chunks, idList, loadRows, maxIds } from './bulk-rows';
import type { FieldDefinition, ObjectDefinition } from './object-types';
import { objects } from './registry';

type Values = Readonly<Record<string, unknown>>;
/** Field → what is wrong with it. */
export type Problems = Record<string, string>;

const pointsSomewhere = ({ type }: FieldDefinition) => type === 'relation' || type === 'user' || type === 'tags';

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : value ? [String(value)] : []);

/** Those of some users who are active members of the workspace. */
export async function activeMembers(db: Reader, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of chunks(ids, maxIds)) {
    const wanted = idList(part);
    const query = db.prepared<{ userId: string }>(`references.members.${wanted.size}`, (drizzle, { memberships }) =>
      drizzle
        .select({ userId: memberships.userId })
        .from(memberships)
        .where(
          and(
            eq(memberships.tenantId, sql.placeholder('tenantId')),
            eq(memberships.status, 'active'),
            inArray(memberships.userId, wanted.in),
          ),
        ),
    );
    for (const { userId } of await query.execute({ tenantId: db.tenantId, ...wanted.values })) found.add(userId);
  }
  return found;
}

async function liveRecords(db: Reader, object: ObjectDefinition, ids: readonly string[]): Promise<Set<string>> {
  const rows = await loadRows(db, object, ids);
  return new Set([...rows.values()].filter(({ deletedAt }) => !deletedAt).map(({ id }) => id));
}

/** The record type that a field points to; undefined for people of the workspace. */
const targetOf = ({ type, object }: FieldDefinition): ObjectDefinition | undefined => {
  if (type === 'tags') return objects.tag;
  return object && objects[object];
};

function existing(db: Reader, field: FieldDefinition, ids: readonly string[]): Promise<Set<string>> {
  const target = targetOf(field);
  return target ? liveRecords(db, target, ids) : activeMembers(db, ids);
}

const missing = (field: FieldDefinition): string =>
  `There is no such ${targetOf(field)?.label.one.toLowerCase() ?? 'person in this workspace'}.`;

/**
 * Whether the records, people and tags that values point to exist here and are not in the trash. What belongs to another
 * workspace is worded like what does not exist.
 * @returns the problems of each item, in the order of the items; few queries for any number of them
 */
export async function referenceProblems(
  db: Reader,
  object: ObjectDefinition,
  items: readonly Values[],
): Promise<Problems[]> {
  const problems: Problems[] = items.map(() => ({}));
  for (const field of object.fields) {
    if (field.readOnly || !pointsSomewhere(field)) continue;
    const ids = [...new Set(items.flatMap((values) => idsIn(values[field.key])))];
    if (ids.length === 0) continue;
    const found = await existing(db, field, ids);
    for (const [index, values] of items.entries()) {
      const problem = problems[index];
      if (problem && idsIn(values[field.key]).some((id) => !found.has(id))) problem[field.key] = missing(field);
    }
  }
  return problems;
}
