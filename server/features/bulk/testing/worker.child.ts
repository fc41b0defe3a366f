import { explainProblems, loadConfig } from '@/lib/config';
import { createLogger } from '@/lib/logging';
import { compose } from '../../../compose';
import { bulkJobs } from '..';

/** A worker process of its own for tests that kill it. Its settings are its argument. Says 'ready'; ends when its input does. */
const read = loadConfig(JSON.parse(process.argv[2] ?? '{}'));
if (!read.ok) throw new Error(explainProblems(read.problems));
const logger = createLogger({ level: 'error', format: 'json', write: (line) => process.stderr.write(`${line}\n`) });
const app = await compose(read.config, logger);
const runner = app.jobs.runner(bulkJobs(app));
await runner.start();
process.stdout.write('ready\n');

process.stdin.resume();
process.stdin.on('end', async () => {
  await runner.stop(1_000);
  await app.jobs.close();
  await app.services.stop();
  process.exit(0);
});
