import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from '../lib/project.js';
import { findFreePort } from '../test/child-server';
import { askOnce } from './load';

export type Child = {
  port: number;
  pid: number;
  /** Milliseconds from the start of the process to its first good answer. */
  readyMs: number;
  /** Resident memory now, in MB; NaN where the system does not say. */
  rss(): Promise<number>;
  /** Processor time it has used so far, in seconds; NaN where the system does not say. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
};

type Options = { args: string[]; readyPath: string; env: Record<string, string>; logFile: string };

const patienceMs = 120_000;

/** Postgres wants one given, since several processes must share it. */
const secret = randomBytes(32).toString('hex');

/** As start.sh and npm start set it. */
const heapLimit = '--max-old-space-size=384';

async function untilAnswering(child: ChildProcess, port: number, { readyPath, args, logFile }: Options) {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    if (child.exitCode !== null) {
      const said = await readFile(logFile, 'utf8');
      throw new Error(`${args.join(' ')} ended with ${child.exitCode}:\n${said.slice(-2_000)}`);
    }
    const answer = await askOnce(port, { path: readyPath }).catch(() => undefined);
    if (answer?.status === 200) return;
    if (performance.now() > deadline) throw new Error(`${args.join(' ')} is not ready after ${patienceMs} ms`);
    await sleep(3);
  }
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_024;
}

/** /proc counts in hundredths of a second. The name in brackets may hold blanks, so fields are counted after it. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(force);
}

/** Starts a server of Node.js on a free loopback port and waits for its first good answer. It ends with this process. */
async function start(options: Options): Promise<Child> {
  const port = await findFreePort();
  const output = openSync(options.logFile, 'w');
  const started = performance.now();
  const child = spawn(process.execPath, options.args, {
    cwd: projectFolder,
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      ...options.env,
      PORT: String(port),
    },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  child.once('exit', () => process.off('exit', killAtExit));
  const pid = child.pid ?? 0;
  try {
    await untilAnswering(child, port, options);
  } catch (error) {
    await end(child);
    throw error;
  }
  const readyMs = performance.now() - started;
  return { port, pid, readyMs, rss: () => residentMb(pid), cpu: () => cpuSeconds(pid), stop: () => end(child) };
}

export type Place = { databaseUrl: string; dataDir: string };

/** The built server as an operator starts it, with default settings but for where its data is. */
export const startBuiltServer = ({ databaseUrl, dataDir }: Place): Promise<Child> =>
  start({
    args: [...profiling(), 'build/server-app/start.js', 'all'],
    readyPath: '/readyz',
    env: { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, APP_SECRET: secret, NODE_OPTIONS: heapLimit },
    logFile: join(dataDir, 'server.log'),
  });

/** BENCH_CPU_PROF names a folder for processor profiles of the built server: where the time of a slow ratio goes. */
function profiling(): string[] {
  const folder = process.env.BENCH_CPU_PROF;
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}

/** The least code that does the same work. */
export const startLimitServer = ({ databaseUrl, dataDir }: Place, env: Record<string, string>): Promise<Child> =>
  start({
    args: ['--import', 'tsx', 'scripts/bench/limit/main.ts'],
    readyPath: '/ready',
    env: { ...env, DATABASE_URL: databaseUrl },
    logFile: join(dataDir, 'limit.log'),
  });

/** Express with one route and nothing else. */
export const startMinimalExpress = (dataDir: string): Promise<Child> =>
  start({
    args: ['scripts/bench/minimal-express.js'],
    readyPath: '/ready',
    env: {},
    logFile: join(dataDir, 'express.log'),
  });
