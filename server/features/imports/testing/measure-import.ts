import { createReadStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@db/ids';
import { migrate } from '@db/migrate';
import { explainProblems, loadConfig } from '@/lib/config';
import { prepareJobs } from '@/lib/jobs';
import { createLogger } from '@/lib/logging';
import type { TenantContext } from '@/trpc/context';
import { compose } from '../../../compose';
import { insertWorkspace } from '../../workspaces';
import { createImport, importsJobs } from '..';
import { runJob } from '../imports.job-kinds';
import { loadImport, updateImport } from '../imports.queries';

/**
 * Measures one import in a process of its own: `node --import tsx …/measure-import.ts [rows] [database URL, or -] [CSV file]`.
 * Prints rows per second, also per second of processor time (other processes may want the machine), and peak memory.
 */
const rows = Number(process.argv[2] ?? 200_000);
const dataDir = await mkdtemp(join(tmpdir(), 'crm-flow-measure-'));
const settings = {
  DATA_DIR: dataDir,
  APP_SECRET: 'a secret for measuring, long enough for all',
  JOB_POLL_MS: '50',
  ...(process.argv[3] && process.argv[3] !== '-' && { DATABASE_URL: process.argv[3] }),
};
const read = loadConfig(settings);
if (!read.ok) throw new Error(explainProblems(read.problems));
const { config } = read;
const logger = createLogger({ level: 'warn', format: 'json', write: (line) => process.stderr.write(`${line}\n`) });
await migrate({ url: config.DATABASE_URL });
if (config.groups.database.kind === 'postgres') await prepareJobs(config.DATABASE_URL);
const app = await compose(config, logger);
const tenant = await app.database.system.transaction('measure.tenant', (tx) =>
  insertWorkspace(tx, { name: 'Measured', settings: {}, ownerId: newId(), now: app.now() }),
);
const ctx = {
  app,
  tenant,
  role: 'owner',
  actor: { kind: 'system', id: null, name: 'Measuring' },
  db: app.database.forTenant(tenant.id),
  can: () => true,
  requestId: 'measure',
  logger,
} as unknown as TenantContext;

function* lines(): Generator<string> {
  yield 'First name,Last name,Email,Phone,Company,Website,Job title,City,Country,Birthday,Tags\n';
  const cities = ['Berlin', 'Köln', 'Lyon', 'Łódź', 'Málaga', 'London', 'Praha'];
  let text = '';
  for (let index = 0; index < rows; index++) {
    const company = index % Math.max(1, Math.floor(rows / 5));
    const city = cities[index % cities.length];
    text += `First${index % 977},Last${index % 1987},person${index}@example${company}.org,030 ${1_000_000 + index},Company ${company},www.example${company}.org,Job ${index % 40},${city},DE,${1 + (index % 28)}.${1 + (index % 12)}.19${50 + (index % 50)},"tag ${index % 10}, all"\n`;
    if (index % 500 === 499) {
      yield text;
      text = '';
    }
  }
  yield text;
}

const ms = (nanoseconds: number) => Math.round(nanoseconds / 1e6);
const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);
/** Where the memory is: the heap, other memory of its own, and pages of files that are only mapped into it. */
function memory(): string {
  const { rss, heapUsed, external } = process.memoryUsage();
  const status = readFileSync('/proc/self/status', 'utf8');
  const kb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) * 1024;
  return `${mb(rss)} MB (heap ${mb(heapUsed)}, external ${mb(external)}, own ${mb(kb('RssAnon'))}, mapped files ${mb(kb('RssFile') + kb('RssShmem'))})`;
}
async function measured(what: string, work: () => Promise<void>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const seconds = (performance.now() - start) / 1_000;
  const used = process.cpuUsage(cpu);
  const busy = (used.user + used.system) / 1e6;
  process.stdout.write(
    `${what}: ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s; ${busy.toFixed(1)} s of processor, ` +
      `${Math.round(rows / busy)} rows/s of it; memory now ${memory()}, ` +
      `peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB; ` +
      `event loop held for ${ms(delay.percentile(50))} (median), ${ms(delay.percentile(99))} (p99), ${ms(delay.max)} ms at most\n`,
  );
}

process.stdout.write(`before: ${mb(process.memoryUsage().rss)} MB\n`);
let id = '';
await measured('upload and look through', async () => {
  const file = process.argv[4];
  const content = file ? createReadStream(file) : Readable.from(lines(), { objectMode: false });
  ({ importId: id } = await createImport(ctx, { fileName: 'measured.csv', content }));
});
const runner = app.jobs.runner(importsJobs(app));
await measured('import', async () => {
  await ctx.db.transaction('measure.start', async (tx) => {
    const row = await loadImport(tx, id);
    await updateImport(tx, row, { status: 'queued', options: { ...row.options, startedBy: ctx.actor } });
    await app.jobs.enqueue(tx, runJob, { importId: id });
  });
  await runner.start();
  for (;;) {
    const { status, counts, error } = await ctx.db.read('measure.get', (db) => loadImport(db, id));
    if (status === 'done' || status === 'failed') {
      process.stdout.write(`${status} ${error ?? ''} ${JSON.stringify(counts)}\n`);
      return;
    }
    await sleep(100);
  }
});
await runner.stop(1_000);
await app.jobs.close();
await app.services.stop();
await rm(dataDir, { recursive: true, force: true });
