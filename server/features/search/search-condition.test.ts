import { asTenantId, newId } from '@db/ids';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { personObject } from '../people/person-object';
import { searchCondition } from './search-condition';
import { rebuildIndex } from './search-index';

const people = 4_500;

onBothDatabases('the search of a list', (test) => {
  const tenantId = asTenantId(newId());
  const db = () => test.database.forTenant(tenantId);

  beforeAll(async () => {
    await db().transaction('test.rows', async (tx) => {
      for (let from = 0; from < people; from += 500) {
        await tx.sql.insert(tx.tables.people).values(
          Array.from({ length: 500 }, (_, at) => {
            const name = `Person ${from + at}`;
            const createdAt = new Date(Date.UTC(2026, 0, 1) + from + at);
            return { tenantId, id: newId(), name, nameKey: name.toLowerCase(), createdAt, updatedAt: createdAt };
          }),
        );
      }
    });
    await rebuildIndex(db(), personObject);
  }, 60_000);

  const list = (text: string) =>
    db().read('test', async (reader) => {
      const found = await searchCondition(reader, personObject, text, 'DE');
      const { people } = reader.tables;
      const rows = await reader.sql
        .select({ name: people.name })
        .from(people)
        .where(and(eq(people.tenantId, tenantId), isNull(people.deletedAt), found?.where))
        .orderBy(desc(people.createdAt), desc(people.id))
        .limit(3);
      return { names: rows.map(({ name }) => name), count: found?.count };
    });

  it.each([
    ['few', 'person 449', ['Person 4499', 'Person 4498', 'Person 4497'], 11],
    ['one', '17 pers', ['Person 1799', 'Person 1798', 'Person 1797'], 111],
    ['none', 'nobody', [], 0],
    ['more than can be named', 'person', ['Person 4499', 'Person 4498', 'Person 4497'], undefined],
    ['all, when nothing was typed', '  ', ['Person 4499', 'Person 4498', 'Person 4497'], undefined],
    ['none, when only signs were typed', '***', [], 0],
  ])('finds %s', async (_, text, names, count) => {
    expect(await list(text)).toEqual({ names, count });
  });
});
