import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

const LOG_LINES_KEPT = 40;

export type ChildServer = { pid: number; stop(): Promise<void> };

export type ChildServerOptions = {
  /** Shown in errors: "PostgreSQL", "Redis". */
  name: string;
  command: string;
  args: string[];
  /** The line that says the server takes connections; looked for in stdout and stderr. */
  readyLine: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** The signal for a quick but clean stop. */
  stopSignal: NodeJS.Signals;
};

/** Asks the system for a free TCP port on loopback. Another process may take it before it is used: retry then. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      if (address === null || typeof address === 'string') return reject(new Error('no TCP port could be had'));
      probe.close(() => resolve(address.port));
    });
  });
}

/**
 * Starts a server of another program and waits for the line that says it is ready. The child is ended by its own pid:
 * by `stop()`, or, if the test run dies before that, when this process exits.
 */
export async function startChildServer(options: ChildServerOptions): Promise<ChildServer> {
  const child = spawn(options.command, options.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: options.env ?? process.env,
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid }),
  });
  const killAtExit = () => child.kill(options.stopSignal);
  process.once('exit', killAtExit);
  child.once('exit', () => process.off('exit', killAtExit));

  await untilReady(child, options);
  return { pid: child.pid ?? 0, stop: () => stopChild(child, options.stopSignal) };
}

function untilReady(child: ChildProcess, options: ChildServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    const listen = (chunk: Buffer) => {
      lines.push(...chunk.toString('utf8').split('\n').filter(Boolean));
      lines.splice(0, Math.max(0, lines.length - LOG_LINES_KEPT));
      if (lines.some((line) => line.includes(options.readyLine))) resolve();
    };
    // The streams are read to the end of the child's life: a full pipe would stop it.
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', (error) => reject(new Error(`${options.name} could not be started: ${error.message}`)));
    child.once('exit', (code, signal) =>
      reject(new Error(`${options.name} ended while starting (${signal ?? `code ${code}`}):\n${lines.join('\n')}`)),
    );
  });
}

async function stopChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(force);
}
