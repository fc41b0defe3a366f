import type { Reader } from '@db/database';
import { asTenantId, newId } from '@db/ids';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyzeTables, onBothDatabases } from '@/testing/databases';
import { personObject } from '../people/person-object';
import { compileFilter, compileSort, type FilterGroup, type SortLevel } from '.';

/** Enough rows, of more than one workspace, for Postgres to prefer an index wherever one serves. */
const count = 20_000;
const now = new Date('2026-11-26T09:30:00Z');

onBothDatabases('lists', (test) => {
  const tenantId = asTenantId(newId());

  beforeAll(async () => {
    for (const tenant of [tenantId, asTenantId(newId())]) {
      await test.database.forTenant(tenant).transaction('test.rows', async (tx) => {
        for (let from = 0; from < count; from += 1_000) {
          await tx.sql.insert(tx.tables.people).values(
            Array.from({ length: 1_000 }, (_, at) => {
              const created = new Date(now.getTime() - (from + at) * 1_000);
              const name = `person ${(from + at) * 7919}`;
              return {
                ...{ tenantId: tenant, id: newId(), name, nameKey: name, email: `${from + at}@example.com` },
                ...{ createdAt: created, updatedAt: created },
              };
            }),
          );
        }
      });
    }
    await analyzeTables(test, 'people');
  }, 120_000);

  const read = <T>(work: (reader: Reader) => Promise<T>) => test.database.forTenant(tenantId).read('test', work);

  async function plan(reader: Reader, query: SQL): Promise<string> {
    const explain = reader.dialect === 'sqlite' ? sql`explain query plan ` : sql`explain `;
    const lines = await reader.rows<Record<string, unknown>>(sql`${explain}${query}`);
    return lines.map((line) => line.detail ?? line['QUERY PLAN']).join('\n');
  }

  async function planOf(sort: SortLevel[], filter?: FilterGroup, page: 1 | 2 = 1): Promise<string> {
    return read(async (reader) => {
      const { people } = reader.tables;
      const order = compileSort(reader, personObject, sort);
      const list = (after?: SQL) =>
        reader.sql
          .select()
          .from(people)
          .where(
            and(
              eq(people.tenantId, tenantId),
              isNull(people.deletedAt),
              filter && compileFilter(reader, personObject, filter, { timeZone: 'Etc/UTC', now, userId: null }),
              after,
            ),
          )
          .orderBy(...order.orderBy)
          .limit(51);
      if (page === 1) return plan(reader, list().getSQL());
      const last = (await list()).at(-1);
      return plan(reader, list(order.after(order.cursorOf(last ?? {}))).getSQL());
    });
  }

  const sorted = /USE TEMP B-TREE|\bSort\b/;

  describe.each([
    ['created first', [], 'people_created_ix'],
    ['created last', [{ field: 'createdAt', direction: 'asc' }], 'people_created_ix'],
    ['by name', [{ field: 'name', direction: 'asc' }], 'people_name_ix'],
    ['by name, backwards', [{ field: 'name', direction: 'desc' }], 'people_name_ix'],
    ['by last change', [{ field: 'updatedAt', direction: 'desc' }], 'people_updated_ix'],
  ] satisfies [string, SortLevel[], string][])('%s', (_, sort, index) => {
    it.each([1, 2] as const)('page %i is read from the index in its order, without sorting', async (page) => {
      const text = await planOf(sort, undefined, page);
      expect(text).toContain(index);
      expect(text).not.toMatch(sorted);
    });

    it('begins in the index at the cursor', async () => {
      const text = await planOf(sort, undefined, 2);
      const condition = test.dialect === 'sqlite' ? /tenant_id=\? AND \(\w+,id\)[<>]\(\?,\?\)/ : /Index Cond:.*ROW\(/;
      expect(text).toMatch(condition);
    });
  });

  it.each([
    ['an exact e-mail address', 'email', 'is', '77@Example.com', 'people_email_ix'],
    ['the people of a company', 'companyId', 'anyOf', [newId(), newId()], 'people_company_ix'],
    ['an exact name', 'name', 'is', 'Person 7919', 'people_name_ix'],
    ['the beginning of a name', 'name', 'startsWith', 'Person 79', 'people_name_ix'],
  ] as const)('look up %s in its index, whatever the order of the list', async (_, field, operator, value, index) => {
    const chosen = typeof value === 'string' ? value : [...value];
    const text = await planOf([], { op: 'and', items: [{ field, operator, value: chosen }] });
    // Postgres may think that walking the list is as good for a name that many begin with, and is right in this table.
    if (operator !== 'startsWith' || test.dialect === 'sqlite') expect(text).toContain(index);
  });

  it('begin in the index where the names begin', async () => {
    const beginning: FilterGroup = {
      op: 'and',
      items: [{ field: 'name', operator: 'startsWith', value: 'Person 79' }],
    };
    const text = await planOf([{ field: 'name', direction: 'asc' }], beginning);
    expect(text).toContain('people_name_ix');
    expect(text).not.toMatch(sorted);
    expect(text).toMatch(test.dialect === 'sqlite' ? /name_key>\? AND name_key<\?/ : /Index Cond:.*name_key >=/);
  });

  it('keep their place when levels go different ways', async () => {
    const text = await planOf(
      [
        { field: 'createdAt', direction: 'desc' },
        { field: 'name', direction: 'asc' },
      ],
      undefined,
      2,
    );
    expect(text).toContain('people_created_ix');
    expect(text).toMatch(test.dialect === 'sqlite' ? /created_at<\?/ : /Index Cond:.*created_at <=/);
  });

  it('can be prepared once for each shape of cursor', async () => {
    const sort: SortLevel[] = [{ field: 'birthday', direction: 'asc' }];
    const pages = await read(async (reader) => {
      const { people } = reader.tables;
      const order = compileSort(reader, personObject, sort);
      const [first] = await reader.sql
        .select()
        .from(people)
        .where(eq(people.tenantId, tenantId))
        .orderBy(...order.orderBy)
        .limit(1);
      const cursor = order.cursorOf(first ?? {});
      const { shape, where, values } = order.afterPrepared(cursor);
      const prepared = reader.prepared<{ id: string }>(`test:${shape}`, (sql, { people }) =>
        sql
          .select({ id: people.id })
          .from(people)
          .where(and(eq(people.tenantId, tenantId), where))
          .orderBy(...order.orderBy)
          .limit(3),
      );
      const bound = await reader.sql
        .select({ id: people.id })
        .from(people)
        .where(and(eq(people.tenantId, tenantId), order.after(cursor)))
        .orderBy(...order.orderBy)
        .limit(3);
      return { shape, prepared: await prepared.execute(values), bound };
    });
    expect(pages.shape).toBe('01');
    expect(pages.prepared).toHaveLength(3);
    expect(pages.prepared).toEqual(pages.bound);
  });
});
