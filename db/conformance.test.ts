import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import { afterEach, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import type { Transaction } from './database';
import { isUniqueViolation } from './errors';
import { asTenantId, newId } from './ids';

const now = new Date('2026-03-01T08:00:00.123Z');

type Person = Transaction['tables']['people']['$inferInsert'];
const person = (values: Partial<Person> = {}): Omit<Person, 'tenantId'> => ({
  id: newId(),
  name: 'Ada',
  nameKey: 'ada',
  createdAt: now,
  updatedAt: now,
  ...values,
});

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** Byte order of UTF-8, which is the order of code points. `.sort()` alone compares UTF-16 and differs beyond U+FFFF. */
const inCodePointOrder = (texts: readonly string[]) =>
  [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

onBothDatabases('what both databases agree on', (test) => {
  const tenant = () => test.database.forTenant(asTenantId(newId()));
  type Handle = ReturnType<typeof tenant>;

  const add = (db: Handle, ...rows: Omit<Person, 'tenantId'>[]) =>
    db.transaction('people.add', async (tx) => {
      await tx.sql.insert(tx.tables.people).values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })));
    });
  const all = (db: Handle) =>
    db.read('people', ({ sql: query, tables: { people }, tenantId }) =>
      query.select().from(people).where(eq(people.tenantId, tenantId)).orderBy(asc(people.id)),
    );

  it('instants keep their milliseconds, before 1970 and far ahead, and compare as instants', async () => {
    const instants = [
      '1969-07-20T20:17:40.001Z',
      '1970-01-01T00:00:00.000Z',
      '2026-03-29T01:30:00.999Z',
      '2999-12-31T23:59:59.999Z',
    ].map((text) => new Date(text));
    const db = tenant();
    await add(db, ...instants.map((createdAt) => person({ createdAt })));
    const found = await db.read('people', ({ sql: query, tables: { people }, tenantId }) =>
      query
        .select({ at: people.createdAt })
        .from(people)
        .where(eq(people.tenantId, tenantId))
        .orderBy(asc(people.createdAt)),
    );
    expect(found.map(({ at }) => at)).toEqual(instants);
    const later = await db.read('people', ({ sql: query, tables: { people }, tenantId }) =>
      query
        .select({ at: people.createdAt })
        .from(people)
        .where(and(eq(people.tenantId, tenantId), gt(people.createdAt, new Date('2026-03-29T01:30:00.998Z')))),
    );
    expect(later).toHaveLength(2);
  });

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Berlin'])('days never shift in %s', async (place) => {
    process.env.TZ = place;
    const days = ['1900-01-01', '2024-02-29', '2026-03-29', '9999-12-31'];
    const db = tenant();
    await add(db, ...days.map((birthday) => person({ birthday })));
    expect((await all(db)).map(({ birthday }) => birthday)).toEqual(days);
    const [found] = await db.read('people', ({ sql: query, tables: { people }, tenantId }) =>
      query
        .select()
        .from(people)
        .where(and(eq(people.tenantId, tenantId), eq(people.birthday, '2024-02-29'))),
    );
    expect(found?.birthday).toBe('2024-02-29');
  });

  it('flags are booleans, also by default and in conditions', async () => {
    const db = tenant();
    await add(db, person({ emailConsent: true }), person({ emailConsent: false }), person());
    expect((await all(db)).map(({ emailConsent }) => emailConsent)).toEqual([true, false, false]);
    const willing = await db.read('people', ({ sql: query, tables: { people }, tenantId }) =>
      query
        .select()
        .from(people)
        .where(and(eq(people.tenantId, tenantId), eq(people.emailConsent, true))),
    );
    expect(willing).toHaveLength(1);
  });

  it('JSON comes back as it went in', async () => {
    const custom = {
      text: 'O\'Brien said "ﷺ" \\ \u2028 🦊',
      number: 12.5,
      large: Number.MAX_SAFE_INTEGER,
      nothing: null,
      yes: true,
      list: [1, [], {}, 'two'],
      nested: { 'a.b': { c: '' } },
    };
    const db = tenant();
    await add(db, person({ custom, otherEmails: ['a@x.test', 'ä@x.test'] }), person());
    const [full, plain] = await all(db);
    expect(full?.custom).toEqual(custom);
    expect(full?.otherEmails).toEqual(['a@x.test', 'ä@x.test']);
    expect(plain?.custom).toEqual({});
    expect(plain?.otherEmails).toEqual([]);
  });

  it('money is exact to 2^53 - 1, and sums and counts are numbers', async () => {
    const amounts = [Number.MAX_SAFE_INTEGER, -1, 0, null, 1];
    const db = tenant();
    await db.transaction('companies.add', async (tx) => {
      for (const annualRevenue of amounts) {
        await tx.sql.insert(tx.tables.companies).values({
          tenantId: tx.tenantId,
          id: newId(),
          name: 'Lumen',
          nameKey: 'lumen',
          annualRevenue,
          createdAt: now,
          updatedAt: now,
        });
      }
    });
    const kept = await db.read('companies', ({ sql: query, tables: { companies }, tenantId }) =>
      query.select().from(companies).where(eq(companies.tenantId, tenantId)).orderBy(asc(companies.id)),
    );
    expect(kept.map(({ annualRevenue }) => annualRevenue)).toEqual(amounts);
    const [sums] = await db.read('companies', (reader) =>
      reader.rows(
        sql`select sum(annual_revenue) as sum, count(*) as count, min(created_at) as at from companies where tenant_id = ${reader.tenantId}`,
      ),
    );
    expect(sums).toEqual({ sum: Number.MAX_SAFE_INTEGER, count: 5, at: now.getTime() });
  });

  it('nulls stand where the query says, and an empty text is no null', async () => {
    const db = tenant();
    await add(db, ...['Wien', null, '', 'Aachen'].map((city) => person({ city })));
    const cities = (direction: 'asc' | 'desc', place: 'first' | 'last') =>
      db.read('people', async ({ sql: query, tables: { people }, tenantId }) => {
        const order = direction === 'asc' ? asc(people.city) : desc(people.city);
        const nulls = place === 'first' ? sql`${order} nulls first` : sql`${order} nulls last`;
        const rows = await query
          .select({ city: people.city })
          .from(people)
          .where(eq(people.tenantId, tenantId))
          .orderBy(nulls);
        return rows.map(({ city }) => city);
      });
    expect(await cities('asc', 'last')).toEqual(['', 'Aachen', 'Wien', null]);
    expect(await cities('asc', 'first')).toEqual([null, '', 'Aachen', 'Wien']);
    expect(await cities('desc', 'last')).toEqual(['Wien', 'Aachen', '', null]);
    expect(await cities('desc', 'first')).toEqual([null, 'Wien', 'Aachen', '']);
  });

  it('text is sorted and compared by code point, beyond U+FFFF too', async () => {
    const names = [
      'a',
      'A',
      'Z',
      'z',
      'ä',
      'Ł',
      'Ω',
      'я',
      'عمر',
      '王',
      '\uFFFD',
      '🦊',
      '𐐷',
      'a b',
      'a-b',
      'ab',
      'é',
      'e\u0301',
      '',
    ];
    const db = tenant();
    await add(db, ...names.map((name) => person({ name })));
    const sorted = await db.read('people', ({ sql: query, tables: { people }, tenantId }) =>
      query.select({ name: people.name }).from(people).where(eq(people.tenantId, tenantId)).orderBy(asc(people.name)),
    );
    expect(sorted.map(({ name }) => name)).toEqual(inCodePointOrder(names));
    const after = await db.read('people', ({ sql: query, tables: { people }, tenantId }) =>
      query
        .select({ name: people.name })
        .from(people)
        .where(and(eq(people.tenantId, tenantId), gt(people.name, '\uFFFD'))),
    );
    expect(inCodePointOrder(after.map(({ name }) => name))).toEqual(['𐐷', '🦊']);
  });

  it('a taken unique key is told from other refusals', async () => {
    const db = tenant();
    const taken = person();
    await add(db, taken);
    const failure = (row: Partial<Person>) =>
      add(db, person(row)).then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(isUniqueViolation(await failure({ id: taken.id }))).toBe(true);
    const missing = await failure({ name: null as unknown as string });
    expect(missing).toBeInstanceOf(Error);
    expect(isUniqueViolation(missing)).toBe(false);
    // A unique index over some rows only: a tag's name is free again once the tag is in the trash.
    const addTag = (deletedAt: Date | null) =>
      db.transaction('tags.add', async (tx) => {
        const values = {
          id: newId(),
          name: 'VIP',
          nameKey: 'vip',
          color: 'red',
          createdAt: now,
          updatedAt: now,
          deletedAt,
        };
        await tx.sql.insert(tx.tables.tags).values({ ...values, tenantId: tx.tenantId });
      });
    await addTag(now);
    await addTag(now);
    await addTag(null);
    expect(
      isUniqueViolation(
        await addTag(null).then(
          () => undefined,
          (error: unknown) => error,
        ),
      ),
    ).toBe(true);
  });

  it('a prepared query serves again and again, in reads and in transactions, with other values', async () => {
    const db = tenant();
    const [ada, eve] = [person({ name: 'Ada' }), person({ name: 'Eve' })];
    await add(db, ada, eve);
    const byId = (handle: Pick<Transaction, 'prepared' | 'tenantId'>, id: string) =>
      handle
        .prepared<{ name: string; createdAt: Date }>('conformance.by-id', (query, { people }) =>
          query
            .select({ name: people.name, createdAt: people.createdAt })
            .from(people)
            .where(and(eq(people.tenantId, sql.placeholder('tenantId')), eq(people.id, sql.placeholder('id')))),
        )
        .execute({ tenantId: handle.tenantId, id });
    for (const round of [1, 2, 3]) {
      expect(await db.read('by-id', (reader) => byId(reader, ada.id)), `read ${round}`).toEqual([
        { name: 'Ada', createdAt: now },
      ]);
      expect(await db.read('by-id', (reader) => byId(reader, eve.id))).toEqual([{ name: 'Eve', createdAt: now }]);
      await db.transaction('by-id', async (tx) => {
        await tx.sql
          .update(tx.tables.people)
          .set({ name: `Ada ${round}` })
          .where(eq(tx.tables.people.id, ada.id));
        expect(await byId(tx, ada.id), `transaction ${round}`).toEqual([{ name: `Ada ${round}`, createdAt: now }]);
        await tx.sql.update(tx.tables.people).set({ name: 'Ada' }).where(eq(tx.tables.people.id, ada.id));
      });
    }
    const eight = Array.from({ length: 8 }, (_, at) =>
      db.read('by-id', (reader) => byId(reader, at % 2 ? ada.id : eve.id)),
    );
    expect((await Promise.all(eight)).map(([row]) => row?.name)).toEqual([
      'Eve',
      'Ada',
      'Eve',
      'Ada',
      'Eve',
      'Ada',
      'Eve',
      'Ada',
    ]);
    expect(await tenant().read('by-id', (reader) => byId(reader, ada.id))).toEqual([]);
  });

  it('a prepared write takes every kind of value', async () => {
    const db = tenant();
    const row = person({ birthday: '2024-02-29', emailConsent: true, custom: { a: [1] } });
    await db.transaction('people.add', async (tx) => {
      const insert = tx.prepared('conformance.insert', (query, { people }) => {
        const values: Record<string, unknown> = { tenantId: sql.placeholder('tenantId') };
        for (const name of Object.keys(row)) values[name] = sql.placeholder(name);
        return query.insert(people).values(values as Person);
      });
      await insert.execute({ ...row, tenantId: tx.tenantId });
      await insert.execute({ ...row, tenantId: tx.tenantId, id: newId() });
    });
    const kept = await all(db);
    expect(kept).toHaveLength(2);
    expect(kept[0]).toMatchObject(row);
  });
});
