import type { Reader } from '@db/database';
import { asTenantId, newId } from '@db/ids';
import { and, eq, getTableColumns } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { companyObject } from '../companies/company-object';
import { personObject } from '../people/person-object';
import type { ObjectDefinition } from '../records/object-types';
import { compileFilter, compileSort, type FilterGroup, type FilterView, matches, type SortLevel } from '.';
import { filterOf, pathsOf, sortOf, view } from './testing/arbitraries';
import { compareRows } from './testing/compare-rows';
import { type Rows, writeRows } from './testing/rows';

const rounds = { numRuns: 400 };
const cases = [
  { object: personObject, table: 'people' },
  { object: companyObject, table: 'companies' },
] as const;

onBothDatabases('filters and order', (test) => {
  const tenantId = asTenantId(newId());
  let rows: Rows;
  beforeAll(async () => {
    rows = await writeRows(test.database, tenantId, 1);
    await writeRows(test.database, newId(), 1);
  });

  const read = <T>(work: (reader: Reader) => Promise<T>) => test.database.forTenant(tenantId).read('test', work);
  const ids = () => rows.companies.map(({ id }) => id as string);

  async function found(object: ObjectDefinition, filter: FilterGroup, by: FilterView): Promise<string[]> {
    return read(async (reader) => {
      const table = reader.tables[object.table];
      const where = and(eq(table.tenantId, tenantId), compileFilter(reader, object, filter, by));
      return (await reader.sql.select({ id: table.id }).from(table).where(where)).map(({ id }) => id);
    });
  }

  it.each(cases)('find in $table what the same filter finds in memory', async ({ object, table }) => {
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(filterOf(object, pathsOf(object, 'filterable'), ids()), view, async (filter, by) => {
        const expected = rows[table].filter((row) => matches(row, filter, object, by)).map(({ id }) => id);
        hits += expected.length > 0 && expected.length < rows[table].length ? 1 : 0;
        expect((await found(object, filter, by)).toSorted()).toEqual(expected.toSorted());
      }),
      rounds,
    );
    expect(hits).toBeGreaterThan(rounds.numRuns / 4);
  });

  /** Reads the list page by page, as a browser does. */
  async function paged(object: ObjectDefinition, filter: FilterGroup, by: FilterView, sort: SortLevel[], size: number) {
    const seen: string[] = [];
    for (let cursor: string | undefined, page = 0; page === 0 || cursor; page += 1) {
      const last = await read(async (reader) => {
        const table = reader.tables[object.table];
        const order = compileSort(reader, object, sort);
        const rows = await reader.sql
          .select({ ...getTableColumns(table), ...order.extra })
          .from(table)
          .where(
            and(
              eq(table.tenantId, tenantId),
              compileFilter(reader, object, filter, by),
              cursor ? order.after(cursor) : undefined,
            ),
          )
          .orderBy(...order.orderBy)
          .limit(size);
        seen.push(...rows.map(({ id }) => id));
        return rows.length === size ? order.cursorOf(rows[rows.length - 1] ?? {}) : undefined;
      });
      cursor = last;
    }
    return seen;
  }

  it.each(cases)('page through $table in any order, each row once', async ({ object, table }) => {
    const everything = fc.constant<FilterGroup>({ op: 'and', items: [] });
    const filters = fc.oneof(everything, filterOf(object, pathsOf(object, 'filterable'), ids()));
    const size = fc.oneof(fc.integer({ min: 3, max: 20 }), fc.constant(150));
    await fc.assert(
      fc.asyncProperty(filters, view, sortOf(pathsOf(object, 'sortable')), size, async (filter, by, sort, size) => {
        const expected = rows[table]
          .filter((row) => matches(row, filter, object, by))
          .toSorted(compareRows(object, sort));
        expect(await paged(object, filter, by, sort, size)).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: 120 },
    );
  });
});
