import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freshSqlite } from '@/testing/databases';
import { DatabaseBusyError, isUnavailable, StatementTimeoutError } from './errors';
import { sqlitePath } from './open-database';
import { openReadingThreads, type ReadingThreads, type ReadingThreadsOptions } from './reading-threads';
import { connectSqlite } from './sqlite-connection';

/** Goes on until it is stopped. */
const endless = 'with recursive n(x) as (select 1 union all select x + 1 from n) select count(fold(x)) as count from n';
const ask = (text: string, ...values: unknown[]) => ({ text, values, rows: 'objects' as const });

describe('reading threads', () => {
  let fresh: Awaited<ReturnType<typeof freshSqlite>>;
  let writer: BetterSqlite3.Database;
  let threads: ReadingThreads;

  const open = (options: Partial<ReadingThreadsOptions> = {}) => {
    threads = openReadingThreads({ path: sqlitePath(fresh.url), statementTimeoutMs: 30_000, ...options });
    return threads;
  };

  beforeEach(async () => {
    fresh = await freshSqlite();
    writer = connectSqlite(sqlitePath(fresh.url));
    writer.exec("create table cities (name text); insert into cities values ('Århus'), (null)");
  });
  afterEach(async () => {
    await threads.close();
    writer.close();
    await fresh.drop();
  });

  it('answer with rows by name or in order, and know our functions', async () => {
    open();
    const text = 'select name, fold(name) as key, digits(?) as digits from cities';
    expect(await threads.ask({ text, values: ['+49 30'], rows: 'objects' }, false)).toEqual([
      { name: 'Århus', key: 'arhus', digits: '4930' },
      { name: null, key: null, digits: '4930' },
    ]);
    expect(await threads.ask({ text, values: [null], rows: 'arrays' }, false)).toEqual([
      ['Århus', 'arhus', null],
      [null, null, null],
    ]);
  });

  it('see each write that was committed before they were asked', async () => {
    open();
    for (let count = 3; count < 30; count += 1) {
      writer.exec("insert into cities values ('Oslo')");
      expect(await threads.ask(ask('select count(*) as count from cities'), false)).toEqual([{ count }]);
    }
  });

  it('start when they are needed and end when nobody asks', async () => {
    open({ idleMs: 1 });
    expect(threads.use().open).toBe(0);
    await threads.ask(ask('select 1'), false);
    await vi.waitFor(() => expect(threads.use().open).toBe(0), 10_000);
    expect(await threads.ask(ask('select 1 as one'), false)).toEqual([{ one: 1 }]);
  });

  it("say what is wrong with SQLite's own errors, and go on", async () => {
    open({ size: 1 });
    const failure = await threads.ask(ask('select missing'), false).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BetterSqlite3.SqliteError);
    expect(failure).toMatchObject({ code: 'SQLITE_ERROR', message: 'no such column: missing' });
    await expect(threads.ask(ask("insert into cities values ('Oslo') returning name"), false)).rejects.toMatchObject({
      code: 'SQLITE_READONLY',
    });
    expect(await threads.ask(ask('select 1 as one'), false)).toEqual([{ one: 1 }]);
  });

  it('are stopped at the limit, with the answer of a database that is too slow, and serve others', async () => {
    open({ size: 1, statementTimeoutMs: 5_000 });
    const overdue = threads.ask(ask(endless), false).catch((error: unknown) => error);
    expect(await overdue).toBeInstanceOf(StatementTimeoutError);
    expect(isUnavailable(await overdue)).toBe(true);
    await vi.waitFor(() => expect(threads.use().open).toBe(0), 10_000);
    expect(await threads.ask(ask('select 1 as one'), false)).toEqual([{ one: 1 }]);
  });

  it('keep one of them for what is not known to be slow', async () => {
    open({ size: 2 });
    const slow = [threads.ask(ask(endless), true), threads.ask(ask(endless), true)];
    for (const one of slow) one.catch(() => undefined);
    for (let round = 0; round < 5; round += 1)
      expect(await threads.ask(ask('select 1 as one'), false)).toEqual([{ one: 1 }]);
    expect(threads.use()).toEqual({ open: 2, idle: 1, waiting: 1 });
    await threads.close();
    for (const one of slow) await expect(one).rejects.toThrow('the database is closed');
  });

  it('refuse what cannot be served in time', async () => {
    open({ size: 1, queueMax: 1 });
    const [running, waiting] = [threads.ask(ask(endless), false), threads.ask(ask('select 1'), false)];
    for (const one of [running, waiting]) one.catch(() => undefined);
    await expect(threads.ask(ask('select 1'), false)).rejects.toBeInstanceOf(DatabaseBusyError);
    await threads.close();
    await expect(threads.ask(ask('select 1'), false)).rejects.toThrow('the database is closed');
  });
});
