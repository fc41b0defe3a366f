import type { Reader } from '@db/database';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { companyObject } from '../../companies/company-object';
import { personObject } from '../../people/person-object';
import { chunks, columnOf, idList, loadRows, maxIds, tableOf } from '../../records/bulk-rows';
import type { ObjectDefinition, RecordRow } from '../../records/object-types';
import { tagIdsOf } from '../../records/record-tags';
import type { ImportObject, MatchKey } from '../targets';
import { type Entity, EntityIndex } from './entities';
import type { ReadRow, Values } from './read-row';
import { companyKeys, companyNameKey, personKeys, personNameKey } from './record-keys';

type KeyColumn = 'email' | 'phone' | 'domain' | 'nameKey';

function byList(
  db: Reader,
  object: ObjectDefinition,
  column: KeyColumn,
  values: readonly string[],
): Promise<RecordRow[]> {
  const table = tableOf(db, object);
  const wanted = idList(values);
  const query = db.prepared<RecordRow>(`imports.${object.name}-by-${column}.${wanted.size}`, (drizzle) =>
    drizzle
      .select()
      .from(table)
      .where(
        and(
          eq(table.tenantId, sql.placeholder('tenantId')),
          inArray(columnOf(table, column), wanted.in),
          isNull(table.deletedAt),
        ),
      ),
  );
  return query.execute({ tenantId: db.tenantId, ...wanted.values });
}

/**
 * The same, one lookup a value. Given a list, Postgres reads all records of the tenant for it as long as it has no
 * statistics, which is for most of a first import: 8 s of 17 for 20,000 rows. `offset 0` keeps it from making one of
 * this, and asking for the living would lead it to an index of those.
 */
async function oneByOne(
  db: Reader,
  object: ObjectDefinition,
  column: KeyColumn,
  values: readonly string[],
): Promise<RecordRow[]> {
  const table = tableOf(db, object);
  const found = await db.rows<{ id: string }>(
    sql`select found.id from json_array_elements_text(${JSON.stringify(values)}::json) as wanted (value)
      cross join lateral (select id from ${table} where ${table.tenantId} = ${db.tenantId}::uuid
        and ${columnOf(table, column)} = wanted.value offset 0) as found`,
  );
  const rows = await loadRows(
    db,
    object,
    found.map(({ id }) => id),
  );
  return [...rows.values()].filter(({ deletedAt }) => deletedAt === null);
}

/** Live records whose `column` has one of `values`; the oldest first. */
async function liveRowsBy(
  db: Reader,
  object: ObjectDefinition,
  column: KeyColumn,
  values: readonly string[],
): Promise<RecordRow[]> {
  // The index of names holds the living only, so those are found by a list on Postgres as well.
  const find = db.dialect === 'sqlite' || column === 'nameKey' ? byList : oneByOne;
  const rows: RecordRow[] = [];
  for (const part of chunks([...new Set(values)], maxIds)) rows.push(...(await find(db, object, column, part)));
  // Sorted here: asked for an order, SQLite walks all records in it instead of looking the values up.
  return rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}

const existing = (object: ObjectDefinition, before: RecordRow): Entity => ({
  id: before.id,
  object,
  before,
  patch: {},
  presentTags: [],
});

const present = (values: readonly (string | null | undefined)[]): string[] =>
  values.filter((value): value is string => typeof value === 'string');

/** What is known of records while rows are planned: the ones that exist and the ones that the rows will make. */
export type Known = { people: EntityIndex; companies: EntityIndex };

export const nothingKnown = (): Known => ({ people: new EntityIndex(), companies: new EntityIndex() });

export const knowCompany = ({ companies }: Known, entity: Entity, values: Values): Entity =>
  companies.add(entity, [companyKeys.domain(values), companyKeys.name(values)]);

export const knowPerson = ({ people }: Known, entity: Entity, values: Values, companyId: unknown): Entity =>
  people.add(entity, [
    personKeys.email(values),
    personKeys.phone(values),
    personKeys.nameAndCompany(values, companyId),
  ]);

/** By domain, and by name where that found none: of a company that was found, the name is not asked. */
async function loadCompanies(db: Reader, known: Known, wanted: readonly Values[]): Promise<void> {
  const load = async (column: KeyColumn, values: readonly string[]) => {
    for (const row of await liveRowsBy(db, companyObject, column, values)) {
      knowCompany(known, existing(companyObject, row), row);
    }
  };
  await load('domain', present(wanted.map(({ domain }) => domain as string | null)));
  const others = wanted.filter((values) => known.companies.find(companyKeys.domain(values)).length === 0);
  await load('nameKey', present(others.map(companyNameKey)));
}

async function loadPeople(db: Reader, known: Known, rows: readonly ReadRow[], matchKey: MatchKey): Promise<void> {
  const values = rows.map((row) => row.values);
  const own = matchKey === 'email' || matchKey === 'phone' ? matchKey : undefined;
  // Also for rows that lack the key: see `matchPerson`.
  const named = matchKey === 'id' || matchKey === 'none' ? [] : values.filter((one) => !own || !one[own]);
  const wanted: [KeyColumn, (string | null)[]][] = [
    ...(own ? [[own, values.map((one) => one[own] as string | null)] satisfies [KeyColumn, (string | null)[]]] : []),
    ['nameKey', named.map(personNameKey)],
  ];
  for (const [column, keys] of wanted) {
    for (const row of await liveRowsBy(db, personObject, column, present(keys))) {
      knowPerson(known, existing(personObject, row), row, row.companyId);
    }
  }
}

async function loadById(db: Reader, known: Known, object: ImportObject, rows: readonly ReadRow[]): Promise<void> {
  const definition = object === 'person' ? personObject : companyObject;
  const found = await loadRows(db, definition, present(rows.map(({ id }) => id)));
  for (const row of found.values()) {
    if (row.deletedAt) continue;
    if (object === 'person') knowPerson(known, existing(definition, row), row, row.companyId);
    else knowCompany(known, existing(definition, row), row);
  }
}

/** Loads into `known` whatever the rows may meet: few queries for any number of rows. */
export async function lookUp(
  db: Reader,
  known: Known,
  object: ImportObject,
  rows: readonly ReadRow[],
  { matchKey, withTags }: { matchKey: MatchKey; withTags: boolean },
): Promise<void> {
  if (object === 'person') {
    await loadCompanies(
      db,
      known,
      rows.map(({ company }) => company),
    );
    await loadPeople(db, known, rows, matchKey);
  } else if (matchKey !== 'none') {
    await loadCompanies(
      db,
      known,
      rows.map(({ values }) => values),
    );
  }
  if (rows.some(({ id }) => id !== undefined)) await loadById(db, known, object, rows);
  if (!withTags) return;
  const { byId } = object === 'person' ? known.people : known.companies;
  const fresh = [...byId.values()].filter(({ before, presentTags }) => before && presentTags.length === 0);
  const tags = await tagIdsOf(
    db,
    object,
    fresh.map(({ id }) => id),
  );
  for (const entity of fresh) entity.presentTags = tags.get(entity.id) ?? [];
}
