import { copyFile, rename, rm } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshPostgres, freshSqlite } from '@/testing/databases';
import { startTcpProxy, type TcpProxy } from '@/testing/tcp-proxy';
import type { Database } from './database';
import { isUnavailable } from './errors';
import { migrate } from './migrate';
import { openDatabase, sqlitePath } from './open-database';

describe('a Postgres that goes away', () => {
  let fresh: Awaited<ReturnType<typeof freshPostgres>>;
  let proxy: TcpProxy;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshPostgres();
    await migrate({ url: fresh.url });
    proxy = await startTcpProxy(inject('postgresUrl'));
    const url = new URL(proxy.url);
    url.pathname = new URL(fresh.url).pathname;
    database = await openDatabase({ url: url.href, poolMax: 3, connectTimeoutMs: 3_000, statementTimeoutMs: 2_000 });
  });
  afterAll(async () => {
    await database?.close();
    await proxy?.close();
    await fresh?.drop();
  });

  const one = () => database.system.read('one', (db) => db.rows<{ one: number }>(sql`select 1 as one`));
  const failure = () =>
    one().then(
      () => undefined,
      (error: unknown) => error,
    );

  it('paused: every caller hears "unavailable" while it still hangs, also with more callers than connections', async () => {
    expect(await one()).toEqual([{ one: 1 }]);
    proxy.stall();
    const failures = await Promise.all(Array.from({ length: 9 }, failure));
    expect(failures.map(isUnavailable)).toEqual(failures.map(() => true));
    await proxy.pass();
    expect(await one()).toEqual([{ one: 1 }]);
  });

  it('paused in the middle of a transaction: the transaction fails and nothing of it stays', async () => {
    const work = database.system.transaction('cache', async (tx) => {
      await tx.run(sql`insert into cache_entries values ('outage', '1', now())`);
      proxy.stall();
      await tx.run(sql`insert into cache_entries values ('outage 2', '1', now())`);
    });
    expect(isUnavailable(await work.catch((error: unknown) => error))).toBe(true);
    await proxy.pass();
    expect(await database.system.read('cache', (db) => db.rows(sql`select key from cache_entries`))).toEqual([]);
  });

  it('down: callers hear "unavailable" at once, and the process lives on', async () => {
    expect(await one()).toEqual([{ one: 1 }]);
    await proxy.refuse();
    expect(isUnavailable(await failure())).toBe(true);
    await expect(database.check()).rejects.toThrow();
    await proxy.pass();
    await database.check();
    expect(await one()).toEqual([{ one: 1 }]);
    expect(database.use().open).toBeLessThanOrEqual(3);
  });

  it.each(['SET ROLE', 'BEGIN', 'select 1 as one', 'COMMIT'])(
    'cut when about to hear %s: the call fails, and nothing is thrown past it',
    async (statement) => {
      const url = new URL(proxy.url);
      url.pathname = new URL(fresh.url).pathname;
      const short = await openDatabase({ url: url.href, poolMax: 1, connectTimeoutMs: 20_000 });
      const ask = () => short.system.read('one', (db) => db.rows(sql`select 1 as one`));
      proxy.cutAt(statement);
      expect(isUnavailable(await ask().catch((error: unknown) => error))).toBe(true);
      expect(await ask()).toEqual([{ one: 1 }]);
      await short.close();
    },
  );
});

describe('an SQLite file that goes away', () => {
  it.each([
    ['deleted', (path: string) => rm(path)],
    ['moved', (path: string) => rename(path, `${path}.away`)],
    ['replaced', (path: string) => copyFile(path, `${path}.new`).then(() => rename(`${path}.new`, path))],
  ])('%s under the process: the check says so', async (_, change) => {
    const { url, drop } = await freshSqlite();
    await migrate({ url });
    const database = await openDatabase({ url });
    await database.check();
    await change(sqlitePath(url));
    await expect(database.check()).rejects.toThrow('moved, replaced or deleted');
    await database.close();
    await drop();
  });
});
