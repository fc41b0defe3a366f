import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@db/ids';
import { migrate } from '@db/migrate';
import { openDatabase } from '@db/open-database';
import { appRole } from '@db/postgres-walls';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { freshPostgres } from '@/testing/databases';
import { startTcpProxy } from '@/testing/tcp-proxy';
import { createLogger } from '../logging';
import { createJobs, prepareJobs } from '.';

const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await sleep(20);
};

describe('the queue on Postgres', () => {
  let fresh: Awaited<ReturnType<typeof freshPostgres>>;
  let owner: pg.Client;
  const lines: { level: string; msg: string }[] = [];
  const logger = createLogger({ level: 'debug', format: 'json', write: (line) => void lines.push(JSON.parse(line)) });
  const config = { concurrency: 2, pollMs: 50, leaseSeconds: 4 };

  beforeAll(async () => {
    fresh = await freshPostgres();
    await migrate({ url: fresh.url });
    owner = new pg.Client({ connectionString: fresh.url });
    await owner.connect();
  });
  afterAll(async () => {
    await owner?.end();
    await fresh?.drop();
  });

  it('is prepared by the release step: several at once, and again', async () => {
    await Promise.all([prepareJobs(fresh.url), prepareJobs(fresh.url), prepareJobs(fresh.url)]);
    await prepareJobs(fresh.url);
    const { rows } = await owner.query("select count(*)::int as count from pg_tables where schemaname = 'pgboss'");
    expect(rows[0].count).toBeGreaterThan(0);
  });

  it('needs nothing on SQLite', async () => {
    await expect(prepareJobs('file:/nowhere/at/all.sqlite')).resolves.toBeUndefined();
  });

  it('gives the app rows, and nothing that it could change the queue with', async () => {
    const { rows: owned } = await owner.query(
      `select 1 from pg_shdepend where refobjid = '${appRole}'::regrole and deptype = 'o' and dbid = (select oid from pg_database where datname = current_database())`,
    );
    expect(owned).toEqual([]);
    const { rows } = await owner.query(
      `select has_schema_privilege('${appRole}', 'pgboss', 'create') as creates,
              has_table_privilege('${appRole}', 'pgboss.version', 'insert, delete') as installs`,
    );
    expect(rows).toEqual([{ creates: false, installs: false }]);
  });

  it('works under a login that has no other right than to become the app', async () => {
    const login = `worker_${newId().replaceAll('-', '')}`;
    await owner.query(`CREATE ROLE ${login} LOGIN PASSWORD 'worker' NOINHERIT IN ROLE ${appRole}`);
    const url = new URL(fresh.url);
    [url.username, url.password] = [login, 'worker'];
    const asLogin = await openDatabase({ url: url.href });
    const jobs = createJobs({ database: asLogin, config, logger });
    const done: string[] = [];
    const kind = { name: 'test.login', input: z.object({}), timeoutSeconds: 60, maxAttempts: 3 };
    const runner = jobs.runner([{ ...kind, handle: async ({ jobId }) => void done.push(jobId) }]);
    await runner.start();
    const id = await asLogin.system.transaction('add', (tx) => jobs.enqueue(tx, kind, {}));
    await until(async () => (await jobs.find(id as string))?.state === 'done');
    expect(done).toEqual([id]);
    await runner.stop(1_000);
    await jobs.close();
    await asLogin.close();
    await owner.query(`DROP ROLE ${login}`);
  });

  it('a worker whose database is away takes jobs again when it is back, with one line for the outage', async () => {
    const proxy = await startTcpProxy(inject('postgresUrl'));
    const url = new URL(proxy.url);
    url.pathname = new URL(fresh.url).pathname;
    const behindProxy = await openDatabase({ url: url.href, connectTimeoutMs: 5_000 });
    const jobs = createJobs({ database: behindProxy, config, logger });
    const done: string[] = [];
    const kind = { name: 'test.outage', input: z.object({}), timeoutSeconds: 60, maxAttempts: 3 };
    const runner = jobs.runner([{ ...kind, handle: async ({ jobId }) => void done.push(jobId) }]);
    await runner.start();
    const add = () => behindProxy.system.transaction('add', (tx) => jobs.enqueue(tx, kind, {}));
    await add();
    await until(() => done.length === 1);

    lines.length = 0;
    await proxy.refuse();
    await until(() => lines.some(({ msg }) => msg === 'no jobs can be taken at the moment'));
    await proxy.pass();
    await until(() => lines.some(({ msg }) => msg === 'jobs are taken again'));
    await add();
    await until(() => done.length === 2);
    // Others may have their own line: the end of the first job, say, when the outage came before it was written down.
    expect(lines.filter(({ msg }) => msg === 'no jobs can be taken at the moment')).toHaveLength(1);
    await runner.stop(1_000);
    await jobs.close();
    await behindProxy.close();
    await proxy.close();
  });
});
