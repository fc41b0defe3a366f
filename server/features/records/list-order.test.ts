import { asTenantId, newId } from '@db/ids';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { personObject } from '../people/person-object';
import { tableOf } from './bulk-rows';
import { inListOrder } from './list-order';

const count = 3_000;
const page = 51;
const start = new Date('2026-11-26T09:30:00Z');
const after = (people: number) => new Date(start.getTime() + people * 1_000);

onBothDatabases('a filtered list by name', (test) => {
  const tenantId = asTenantId(newId());

  beforeAll(async () => {
    const rows = Array.from({ length: count }, (_, at) => {
      const name = `person ${String((at * 7919) % count).padStart(4, '0')}`;
      return { tenantId, id: newId(), name, nameKey: name, createdAt: after(at), updatedAt: after(at) };
    });
    await test.database.forTenant(tenantId).transaction('test.rows', async (tx) => {
      for (let from = 0; from < count; from += 500)
        await tx.sql.insert(tx.tables.people).values(rows.slice(from, from + 500));
    });
  }, 60_000);

  /** Names of the first page of those made after and before so many others, and how the database finds them. */
  const list = (from: number, until: number) =>
    test.database.forTenant(tenantId).read('test', async (db) => {
      const { people } = db.tables;
      const among = and(eq(people.tenantId, tenantId), isNull(people.deletedAt));
      const made = and(gt(people.createdAt, after(from)), lt(people.createdAt, after(until))) ?? sql`true`;
      const orderBy = [sql`${people.nameKey} asc`, sql`${people.id} asc`];
      const filter = await inListOrder(db, {
        table: tableOf(db, personObject),
        column: people.nameKey,
        orderBy,
        among,
        filter: made,
        count: page,
      });
      const query = db.sql.select({ name: people.name }).from(people).where(and(among, filter));
      const first = query.orderBy(...orderBy).limit(page);
      const names = (await first).map(({ name }) => name);
      if (db.dialect !== 'sqlite') return { names };
      const plan = await db.rows<{ detail: string }>(sql`explain query plan ${first.getSQL()}`);
      return { names, plan: plan.map(({ detail }) => detail).join('\n') };
    });

  const expected = (from: number, until: number) =>
    Array.from({ length: count }, (_, at) => at)
      .filter((at) => at > from && at < until)
      .map((at) => `person ${String((at * 7919) % count).padStart(4, '0')}`)
      .sort()
      .slice(0, page);

  it('is read in its order where most records fit', async () => {
    const { names, plan } = await list(100, count);
    expect(names).toEqual(expected(100, count));
    expect(plan ?? 'people_name_ix').toContain('people_name_ix');
  });

  it('is looked up by its filter where few do', async () => {
    const { names, plan } = await list(100, 160);
    expect(names).toEqual(expected(100, 160));
    expect(plan ?? 'people_created_ix').toContain('people_created_ix');
  });
});
