import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFailure } from '../lib/fail.js';
import { forwardSignals } from '../lib/forward-signals.js';
import { projectFolder } from '../lib/project.js';
import { projectEnv } from '../lib/run.js';
import { nodeOptions } from '../lib/server-options.js';

/** What a first look needs; whatever is set already stays as it is. */
const DEFAULTS = { DEMO_DATA: 'true', LOG_FORMAT: 'simple', LOG_LEVEL: 'warn' };

const serverEnv = (host, port) => {
  const wanted = { ...DEFAULTS, ...process.env, HOST: host, PORT: String(port), NODE_OPTIONS: nodeOptions() };
  return { ...wanted, PATH: projectEnv().PATH };
};

/**
 * Starts the built server and says where it is once it answers. Ends when the server does, with its exit code.
 *
 * @param {{ host: string, port: number }} address
 */
export async function startServer({ host, port }) {
  const child = spawn('node', ['build/server-app/start.js', 'all'], {
    cwd: projectFolder,
    stdio: 'inherit',
    env: serverEnv(host, port),
  });
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  forwardSignals(child);

  if (port !== 0) {
    const ready = await Promise.race([untilReady(host, port, child), ended.then(() => false)]);
    if (ready) sayWhere(port);
  }
  const { code } = await ended;
  if (code) throw new PlainFailure('The server ended; the lines above say why.', code);
}

async function untilReady(host, port, child) {
  const url = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}/readyz`;
  while (child.exitCode === null && child.signalCode === null) {
    const ok = await fetch(url)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function sayWhere(port) {
  const account = demoAccount();
  const lines = [
    `CRM Flow is ready at  http://localhost:${port}`,
    ...(account ? [`Demo sign-in          ${account.email}   password  ${account.password}`] : []),
    `Stop it with Ctrl-C; its data stays in ${process.env.DATA_DIR || './data'}.`,
  ];
  console.log(`\n${lines.map((line) => `  ${line}`).join('\n')}\n`);
}

/** Who may sign in to the demo data; nobody where it was not asked for. */
function demoAccount() {
  const file = join(projectFolder, 'server/features/demo/demo-account.json');
  const wanted = (process.env.DEMO_DATA || DEFAULTS.DEMO_DATA) === 'true';
  return wanted && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
