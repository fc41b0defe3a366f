import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshSqlite } from '@/testing/databases';
import type { Database, Reader } from './database';
import { asTenantId, newId } from './ids';
import { migrate } from './migrate';
import { openDatabase } from './open-database';

const tenantId = asTenantId(newId());
const now = new Date('2026-03-01T08:00:00.000Z');
const person = (name: string, description = '') => ({
  ...{ tenantId, id: newId(), name, nameKey: name, description, city: 'Oslo', createdAt: now, updatedAt: now },
});

describe('reads of an SQLite file that is not small', () => {
  let fresh: Awaited<ReturnType<typeof freshSqlite>>;
  let database: Database;
  const add = (...rows: ReturnType<typeof person>[]) =>
    database.forTenant(tenantId).transaction('people.add', async (tx) => {
      for (const row of rows) await tx.sql.insert(tx.tables.people).values(row);
    });
  const read = <T>(work: (reader: Reader) => Promise<T>) => database.forTenant(tenantId).read('test', work);
  /** Threads there are after a read; there was none before. */
  async function threadsAfter(work: (reader: Reader) => Promise<unknown>, of: 'tenant' | 'system' = 'tenant') {
    const other = await openDatabase({ url: fresh.url });
    try {
      if (of === 'tenant') await other.forTenant(tenantId).read('test', work);
      else await other.system.read('test', (reader) => work(reader as unknown as Reader));
      return other.use().open - 2;
    } finally {
      await other.close();
    }
  }

  beforeAll(async () => {
    fresh = await freshSqlite();
    await migrate({ url: fresh.url });
    database = await openDatabase({ url: fresh.url, statementTimeoutMs: 30_000 });
    await add(...['Ada', 'Eve', 'Mia'].map((name) => person(name, name.repeat(1_000_000))));
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  const byName = ({ sql: query, tables: { people } }: Reader) =>
    query.select({ name: people.name }).from(people).where(sql`${people.tenantId} = ${tenantId}`);

  it('a long one holds up no other: those asked for later are answered first', async () => {
    const order: string[] = [];
    const long = read((reader) =>
      reader.rows(sql`with recursive n(x) as (select 1 union all select x + 1 from n where x < 6000000)
        select count(*) as count from n`),
    ).then((rows) => order.push('long') && rows);
    for (let round = 0; round < 20; round += 1) {
      await read(({ rows }) => rows(sql`select name from people where tenant_id = ${tenantId} and id = 'none'`));
      await new Promise(setImmediate);
      order.push('short');
    }
    expect(await long).toEqual([{ count: 6_000_000 }]);
    expect(order).toEqual([...Array(20).fill('short'), 'long']);
  });

  it('on a thread it sees what was just committed, and its values are read as on the event loop', async () => {
    const sorted = (reader: Reader) => {
      const { people } = reader.tables;
      return reader.sql
        .select({ name: people.name, at: people.createdAt, custom: people.custom, consent: people.emailConsent })
        .from(people)
        .where(sql`${people.tenantId} = ${tenantId} and ${people.city} = 'Oslo'`)
        .orderBy(people.jobTitle, people.name);
    };
    for (const name of ['Noa', 'Ola', 'Pia']) {
      await add(person(name));
      expect((await read(sorted)).at(-1)).toEqual({ name, at: now, custom: {}, consent: false });
    }
  });

  it('goes to a thread when it has conditions or an order that no index serves', async () => {
    expect(await threadsAfter((reader) => byName(reader).orderBy(reader.tables.people.city))).toBe(1);
    expect(await threadsAfter((reader) => byName(reader).limit(1))).toBe(1);
    expect(await threadsAfter(({ rows }) => rows(sql`select count(*) from people`), 'system')).toBe(1);
    const sortedPrepared = (reader: Reader) =>
      reader.prepared('test.by-city', () => byName(reader).orderBy(reader.tables.people.city)).execute();
    expect(await threadsAfter(sortedPrepared)).toBe(1);
  });

  it('stays where it is when it is prepared in the order of an index, or looks up rows by their keys', async () => {
    const hot = (reader: Reader) => {
      const { people } = reader.tables;
      const live = sql`${people.tenantId} = ${sql.placeholder('tenantId')} and ${people.deletedAt} is null`;
      const page = reader.sql.select({ name: people.name }).from(people).where(live).orderBy(people.nameKey).limit(50);
      return reader.prepared('test.by-name', () => page).execute({ tenantId });
    };
    expect(await threadsAfter(hot)).toBe(0);
    expect(
      await threadsAfter(({ rows }) => rows(sql`select 1 from people where tenant_id = 'a' and id in ('b')`)),
    ).toBe(0);
    expect(await threadsAfter(({ rows }) => rows(sql`select 1 from jobs where state = 'waiting'`), 'system')).toBe(0);
  });

  it('fails with what SQLite says, and refuses to write', async () => {
    const failing = (text: string) => read(({ rows }) => rows(sql.raw(text))).catch((error: unknown) => error);
    expect(await failing('select missing from people')).toMatchObject({ code: 'SQLITE_ERROR' });
    expect(await failing(`update people set name = '' returning name`)).toMatchObject({ code: 'SQLITE_READONLY' });
  });
});
