import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type RunningServer = {
  url: string;
  pid: number;
  /** Every line it wrote, parsed. */
  log: Record<string, unknown>[];
  /** Mails it sent, newest last, as text. */
  mails(): Promise<string[]>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

type Options = {
  type?: 'all' | 'web' | 'worker' | 'scheduler';
  env?: Record<string, string>;
  dataDir?: string;
  /** `source`: as `npm run dev` runs it, with the pages that only developers see. */
  from?: 'build' | 'source';
};

const programs = {
  build: { args: ['build/server-app/start.js'], env: { NODE_ENV: 'production' as const } },
  source: {
    args: ['--import', 'tsx', 'server/main.ts'],
    env: { NODE_ENV: 'development' as const, PAGES_FROM: 'source' },
  },
};

/** Starts the server on a free port with a data folder of its own: the built one, as an operator would, or its sources. */
export async function startServer(options: Options = {}): Promise<RunningServer> {
  const { type = 'all', env = {}, dataDir, from = 'build' } = options;
  const program = programs[from];
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'crm-flow-e2e-')));
  const child = spawn('node', [...program.args, type], {
    env: {
      ...program.env,
      PATH: process.env.PATH ?? '',
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      LOG_LEVEL: 'info',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const log: Record<string, unknown>[] = [];
  let address: string | undefined;
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      // Vite speaks for itself while it serves sources
      if (from === 'source' && !line.startsWith('{')) return;
      const entry = JSON.parse(line) as Record<string, unknown>;
      log.push(entry);
      if (entry.msg === 'listening') address = String(entry.url);
      if (entry.msg === 'ready' && address) resolve(address);
    });
    ended.then((code) => reject(new Error(`the server ended with ${code} while starting:\n${JSON.stringify(log)}`)));
  });
  return {
    url: url.replace('127.0.0.1', 'localhost'),
    pid: child.pid ?? 0,
    log,
    async mails() {
      const outbox = join(folder, 'outbox');
      // A name with a dot in front is a mail that is still being written
      const names = (await readdir(outbox).catch(() => [])).filter((name) => /^[^.].*\.eml$/.test(name)).sort();
      return Promise.all(names.map((name) => readFile(join(outbox, name), 'utf8')));
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null) child.kill(signal);
      const code = await ended;
      if (!dataDir) await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}
