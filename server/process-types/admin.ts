import { parseArgs } from 'node:util';
import { shippedVersion } from '@db/migrate';
import { buildInfo } from '@/lib/build-info';
import type { Config } from '@/lib/config';
import { logger } from '@/lib/logging';
import { compose } from '../compose';
import { endSessionsOfAddress } from '../features/identity';
import { schemaVersion } from '../http/readiness';
import type { AppServices } from '../trpc/context';

type Task = { about: string; run(app: AppServices, args: string[]): Promise<Record<string, unknown>> };

/** One-off work in the same environment as the running processes. Each is safe to run twice and says what it did. */
const tasks: Record<string, Task> = {
  status: {
    about: 'Says which release this is, what schema the database is at, and how the services are.',
    run: async (app) => ({
      ...buildInfo,
      schema: (await schemaVersion(app)) ?? null,
      shippedSchema: shippedVersion(app.database.dialect),
      ...(await app.services.checkHealth()),
    }),
  },
  'sessions:end': {
    about: 'Ends every session of an e-mail address: sessions:end ada@example.com',
    run: async (app, [email = '']) => ({ ended: await endSessionsOfAddress(app, email) }),
  },
};

const usage = () =>
  [
    'Usage: admin <task> [arguments] [--json]',
    ...Object.entries(tasks).map(([name, { about }]) => `  ${name.padEnd(14)} ${about}`),
  ].join('\n');

/** Runs one task. @returns the exit code: 0 done, 64 for a task that does not exist */
export async function runAdmin(config: Config, args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
  const [name = '', ...rest] = positionals;
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (!task) {
    process.stderr.write(`${usage()}\n`);
    return 64;
  }
  const app = await compose(config, logger);
  try {
    const answer = await task.run(app, rest);
    logger.info('admin task done', { task: name });
    process.stdout.write(`${values.json ? JSON.stringify(answer) : JSON.stringify(answer, null, 2)}\n`);
    return 0;
  } finally {
    await app.jobs.close();
    await app.services.stop();
  }
}
