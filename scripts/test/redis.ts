import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../lib/programs.js';
import { findFreePort, startChildServer } from './child-server';

export type RunningRedis = { url: string; pid: number; stop(): Promise<void> };

/** Starts the system's `redis-server` on a free loopback port, empty, writing nothing to disk. */
export async function startRedisServer(): Promise<RunningRedis> {
  const command = findProgram('redis-server');
  if (!command) {
    throw new Error(
      'No Redis for the tests: there is no redis-server in PATH. Run "npm run set-up" (it installs one where it may), ' +
        'or point TEST_REDIS_URL at a server whose contents may be deleted.',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'crm-flow-redis-'));
  const removeAtExit = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeAtExit);

  const start = async () => {
    const port = await findFreePort();
    const persistence = ['--save', '', '--appendonly', 'no', '--dir', folder];
    const server = await startChildServer({
      name: 'Redis',
      command,
      args: ['--port', String(port), '--bind', '127.0.0.1', ...persistence],
      readyLine: 'Ready to accept connections',
      stopSignal: 'SIGTERM',
    });
    return { server, port };
  };
  const { server, port } = await start().catch(start);
  const stop = async () => {
    await server.stop();
    process.off('exit', removeAtExit);
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, pid: server.pid, stop };
}
