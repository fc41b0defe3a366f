import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshPostgres, freshSqlite } from '@/testing/databases';
import { type MigrateResult, migrate, shippedVersion } from './migrate';
import { type Applied, MigrationRefusedError, pendingMigrations, readMigrations } from './migration-files';
import { sqlitePath } from './open-database';

const run = promisify(execFile);
const child = fileURLToPath(new URL('./testing/migrate.child.ts', import.meta.url));
const inOwnProcess = async (url: string, killAt?: number): Promise<MigrateResult> => {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', child, url, ...(killAt ? [String(killAt)] : [])]);
  return JSON.parse(stdout) as MigrateResult;
};

type Side = {
  fresh(): Promise<{ url: string; drop(): Promise<void> }>;
  /** Runs statements one by one, gives the rows of the last. */
  ask(url: string, ...statements: string[]): Promise<Record<string, unknown>[]>;
  /** Everything the schema is made of, as text. */
  schema: string;
};

const sides: Record<'sqlite' | 'postgres', Side> = {
  sqlite: {
    fresh: freshSqlite,
    async ask(url, ...statements) {
      const connection = new BetterSqlite3(sqlitePath(url));
      try {
        let rows: Record<string, unknown>[] = [];
        for (const text of statements) {
          const statement = connection.prepare(text);
          if (statement.reader) rows = statement.all() as typeof rows;
          else statement.run();
        }
        return rows;
      } finally {
        connection.close();
      }
    },
    schema:
      "select type, name, tbl_name, sql from sqlite_master where name <> 'schema_migrations' and tbl_name <> 'schema_migrations' order by 1, 2",
  },
  postgres: {
    fresh: () => freshPostgres(),
    async ask(url, ...statements) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        let rows: Record<string, unknown>[] = [];
        for (const text of statements) ({ rows } = await client.query(text));
        return rows;
      } finally {
        await client.end();
      }
    },
    schema: `select * from (
        select 'column' as kind, table_name || '.' || column_name as name, data_type || is_nullable || coalesce(column_default, '') as what
          from information_schema.columns where table_schema = 'public' and table_name <> 'schema_migrations'
        union all select 'index', indexname, indexdef from pg_indexes where schemaname = 'public' and tablename <> 'schema_migrations'
        union all select 'constraint', conname, pg_get_constraintdef(oid) from pg_constraint
          where connamespace = 'public'::regnamespace and conrelid::regclass::text <> 'schema_migrations'
        union all select 'function', proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace and proname = 'fold'
        union all select 'policy', tablename || '.' || policyname, qual from pg_policies
      ) as parts order by 1, 2`,
  },
};

describe.each(['sqlite', 'postgres'] as const)('migrations (%s)', (dialect) => {
  const { fresh, ask, schema } = sides[dialect];
  const shipped = readMigrations(dialect).map(({ id }) => id);
  let url: string;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    ({ url, drop } = await fresh());
  });
  afterEach(() => drop());

  const applied = () =>
    ask(url, 'select id from schema_migrations order by id').then((rows) => rows.map(({ id }) => id));
  const schemaHash = async () =>
    createHash('sha256')
      .update(JSON.stringify(await ask(url, schema)))
      .digest('hex');

  it('are applied once and say what they did', async () => {
    expect(await migrate({ url })).toEqual({ applied: shipped, version: shippedVersion(dialect) });
    expect(await applied()).toEqual(shipped);
    const before = await schemaHash();
    expect(await migrate({ url })).toEqual({ applied: [], version: shippedVersion(dialect) });
    expect(await schemaHash()).toBe(before);
  });

  it('five processes at once: exactly one applies', async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => inOwnProcess(url)));
    expect(results.map((result) => result.applied).filter((list) => list.length > 0)).toEqual([shipped]);
    expect(await applied()).toEqual(shipped);
  }, 120_000);

  it('killed at any statement, the schema is whole, and the next run completes it', async () => {
    await migrate({ url });
    const whole = await schemaHash();
    const statements = readMigrations(dialect).reduce((sum, migration) => sum + migration.statements.length, 0);
    const moments = [2, 5, Math.round(statements / 3), statements - 1, statements + 3];
    for (const killAt of moments) {
      await drop();
      ({ url, drop } = await fresh());
      const end = await inOwnProcess(url, killAt).then(
        () => 'finished',
        (error: { signal?: string }) => error.signal,
      );
      expect(end, `statement ${killAt}`).toBe('SIGKILL');
      const rows = await ask(
        url,
        ...(dialect === 'sqlite'
          ? ["select name as id from sqlite_master where name = 'schema_migrations'"]
          : ["select to_regclass('schema_migrations')::text as id"]),
      );
      const done = rows[0]?.id ? await applied() : [];
      expect(shipped.slice(0, done.length)).toEqual(done);
      if (done.length === 0) expect(await ask(url, schema)).toEqual([]);
      expect((await migrate({ url })).applied).toEqual(shipped.slice(done.length));
      expect(await schemaHash(), `after a kill at statement ${killAt}`).toBe(whole);
    }
  }, 120_000);

  describe('are refused, with nothing changed,', () => {
    const refusal = async () => {
      const before = [await applied(), await schemaHash()];
      const error = await migrate({ url }).then(
        () => undefined,
        (failure: unknown) => failure,
      );
      expect(error).toBeInstanceOf(MigrationRefusedError);
      expect([await applied(), await schemaHash()]).toEqual(before);
      return (error as Error).message;
    };
    beforeEach(async () => {
      await migrate({ url });
    });

    it('when an applied file was changed', async () => {
      await ask(url, `update schema_migrations set hash = 'other' where id = '${shipped[0]}'`);
      expect(await refusal()).toMatch(`Migration ${shipped[0]} was changed after it had been applied.`);
    });

    it('when one was merged before an applied one', async () => {
      await ask(url, `delete from schema_migrations where id = '${shipped[0]}'`);
      expect(await refusal()).toMatch(`Migration ${shipped[0]} comes before the applied ${shipped[1]}`);
    });

    it('when the database is newer than the release', async () => {
      await ask(url, "insert into schema_migrations values ('9999_from_the_future', 'x', '2030-01-01T00:00:00.000Z')");
      expect(await refusal()).toMatch(
        'The database has migration 9999_from_the_future, which this release does not know.',
      );
    });
  });
});

describe('which migrations are pending', () => {
  const files = ['0000_first', '0001_second', '0002_third'].map((id) => ({
    id,
    hash: `hash of ${id}`,
    statements: [],
  }));
  const done = (...ids: string[]): Applied[] => ids.map((id) => ({ id, hash: `hash of ${id}` }));
  const idsAfter = (applied: Applied[]) => pendingMigrations(files, applied).map(({ id }) => id);

  it('all on an empty database, the rest on an older one, none on a current one', () => {
    expect(idsAfter([])).toEqual(['0000_first', '0001_second', '0002_third']);
    expect(idsAfter(done('0000_first'))).toEqual(['0001_second', '0002_third']);
    expect(idsAfter(done('0000_first', '0001_second', '0002_third'))).toEqual([]);
  });

  it.each([
    ['a gap', done('0000_first', '0002_third'), '0001_second comes before the applied 0002_third'],
    ['a changed file', [{ id: '0000_first', hash: 'other' }], '0000_first was changed'],
    [
      'a newer database',
      done('0000_first', '0001_second', '0002_third', '0003_next'),
      '0003_next, which this release does not know',
    ],
  ])('refuses %s', (_, applied, message) => {
    expect(() => pendingMigrations(files, applied)).toThrow(MigrationRefusedError);
    expect(() => pendingMigrations(files, applied)).toThrow(message);
  });
});
