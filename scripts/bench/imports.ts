import { openAsBlob } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listP99 } from './latency';
import { askOnce, jsonOf, median } from './load';
import { type Bench, callsOf, type Measured, post } from './measured';
import { csvLines } from './people';

type ImportAnswer = { result: { data: ImportState } };
type ImportState = {
  id: string;
  version: number;
  status: string;
  error: string | null;
  counts: { created: number } | null;
};

const patienceMs = 300_000;
const atRest = new Set(['ready', 'done', 'failed', 'cancelled']);

/** Contact sheets of people who are not in the database yet, a different one each time. */
let nextPerson = 100_000_000;
async function contactSheet({ dataDir }: Bench, rows: number): Promise<string> {
  const file = join(dataDir, `sheet-${nextPerson}.csv`);
  await writeFile(file, csvLines(nextPerson, rows));
  nextPerson += rows;
  return file;
}

async function untilAtRest({ server, world }: Bench, id: string, look: () => Promise<void>): Promise<ImportState> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const shot = callsOf(world).query('imports.get', { id });
    const { data } = jsonOf<ImportAnswer>(await askOnce(server.port, shot)).result;
    await look();
    if (atRest.has(data.status)) return data;
    if (performance.now() > deadline) throw new Error(`an import is still "${data.status}" after ${patienceMs} ms`);
    await sleep(100);
  }
}

type Imported = { uploadSeconds: number; seconds: number; rows: number; cpu: number };

/** One import as the browser does it: upload, wait until it was looked through, start, wait for the end. */
async function importThroughProduct(bench: Bench, rows: number, look: () => Promise<void>): Promise<Imported> {
  const { server, world } = bench;
  const calls = callsOf(world);
  const file = await contactSheet(bench, rows);
  const form = new FormData();
  form.set('file', await openAsBlob(file), 'people.csv');
  const uploaded = performance.now();
  const url = `http://127.0.0.1:${server.port}/api/imports/upload`;
  const answer = await fetch(url, { method: 'POST', headers: calls.headers, body: form });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`the upload was answered with ${answer.status}: ${text}`);
  const { importId } = JSON.parse(text) as { importId: string };
  const ready = await untilAtRest(bench, importId, look);
  const started = performance.now();
  const cpuBefore = await server.cpu();
  jsonOf(await askOnce(server.port, calls.mutation('imports.start', { id: importId, version: ready.version })));
  const done = await untilAtRest(bench, importId, look);
  const seconds = (performance.now() - started) / 1_000;
  if (done.counts?.created !== rows)
    bench.say(`  import: ${done.status} ${done.error ?? ''} ${JSON.stringify(done.counts)}`);
  await rm(file);
  const cpu = (await server.cpu()) - cpuBefore;
  return { uploadSeconds: (started - uploaded) / 1_000, seconds, rows, cpu };
}

async function importThroughLimit(bench: Bench, rows: number) {
  const cpuBefore = await bench.limit.cpu();
  const file = await contactSheet(bench, rows);
  const answer = await askOnce(bench.limit.port, post('/import', { file }));
  await rm(file);
  const { data } = jsonOf<{ result: { data: { rows: number; seconds: number } } }>(answer).result;
  return { speed: data.rows / data.seconds, cpuPerRow: ((await bench.limit.cpu()) - cpuBefore) / data.rows };
}

/** P11 and P13: how fast a file comes in, what memory it takes, and how lists fare meanwhile. */
export async function measureImports(bench: Bench): Promise<Measured[]> {
  const { database, world, server, quick, say } = bench;
  const rows = quick ? 20_000 : 100_000;
  const line = { database, people: world.people };
  const before = await server.rss();
  let peak = before;
  const look = async () => {
    peak = Math.max(peak, await server.rss());
  };

  const raw = [await importThroughLimit(bench, rows / 2)];
  const imported = await importThroughProduct(bench, rows, look);
  raw.push(await importThroughLimit(bench, rows / 2));
  const speed = imported.rows / imported.seconds;
  const limit = median(raw.map((one) => one.speed));
  const limitCpu = median(raw.map((one) => one.cpuPerRow));
  say(
    `  P11 import of ${rows}: ${imported.uploadSeconds.toFixed(1)} s to take the file, ${imported.seconds.toFixed(1)} s to run`,
  );
  const lines: Measured[] = [
    {
      ...line,
      id: 'P11',
      work: `CSV import of ${rows.toLocaleString('en')} rows`,
      ours: `${speed.toFixed(0)} rows/s`,
      against: `${limit.toFixed(0)} rows/s`,
      value: speed / limit,
      byCpu: limitCpu / (imported.cpu / imported.rows),
      unit: '',
      accept: 0.25,
      goal: 0.4,
      more: true,
    },
    {
      ...line,
      id: 'P13',
      work: `memory growth, import of ${rows.toLocaleString('en')} rows`,
      ours: `${peak.toFixed(0)} MB`,
      against: `${before.toFixed(0)} MB before`,
      value: peak - before,
      unit: 'MB',
      accept: 300,
      goal: 150,
      more: false,
    },
  ];
  if (bench.hasTime()) lines.push(await listWhileImporting(bench, rows / 2));
  return lines;
}

async function listWhileImporting(bench: Bench, rows: number): Promise<Measured> {
  const pace = { count: 150, pauseMs: 5 };
  const idle = await listP99(bench, { ...pace, rounds: 2 });
  const importing = { now: true };
  const whole = importThroughProduct(bench, rows, async () => {}).finally(() => {
    importing.now = false;
  });
  const meanwhile: number[] = [];
  await sleep(200);
  while (importing.now) {
    const p99 = await listP99(bench, { ...pace, rounds: 1 });
    if (importing.now) meanwhile.push(p99);
  }
  await whole;
  const busy = median(meanwhile);
  return {
    id: 'P13',
    work: 'list p99 while a file comes in',
    database: bench.database,
    people: bench.world.people,
    ours: meanwhile.length > 0 ? `${busy.toFixed(1)} ms` : 'over too soon to tell',
    against: `${idle.toFixed(1)} ms idle`,
    value: busy / idle,
    unit: '×',
    accept: 5,
    goal: 3,
    more: false,
  };
}
