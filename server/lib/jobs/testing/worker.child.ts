/**
 * A worker process: `worker.child.ts <database url> <lease seconds>`. For each job it prints `started <attempt>`, waits for
 * a line on its standard input, writes the effect behind the fence, and prints `written` or `refused <why>`.
 */
import { createInterface } from 'node:readline';
import { openDatabase } from '@db/open-database';
import { createLogger } from '@/lib/logging';
import { createJobs } from '..';
import { effectJob, writeEffect } from './effect';

const [url = '', leaseSeconds] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

const database = await openDatabase({ url });
const logger = createLogger({ level: 'error', format: 'simple', write: () => undefined });
const config = { concurrency: 1, pollMs: 50, leaseSeconds: Number(leaseSeconds) };
const runner = createJobs({ database, config, logger }).runner([
  {
    ...effectJob,
    async handle(job) {
      say(`started ${job.attempt}`);
      await lines.next();
      const outcome = await writeEffect(database, job).then(
        () => 'written',
        (error: Error) => `refused ${error.name}`,
      );
      say(outcome);
    },
  },
]);
await runner.start();
say('ready');
