// npm run bench: the ratios of the design (section 6), measured beside the least code that could do the same work.
// It reports and never fails on a number.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { PlainFailure, runScript } from '../lib/fail.js';
import { projectFolder } from '../lib/project.js';
import { startEmbeddedPostgres } from '../test/postgres';
import { growthOf } from './growth';
import { readOptions } from './options';
import { benchAll, type Report, say } from './run-measurements';
import { tableOf } from './table';

// What was started ends with this process: a signal must not pass the exit by.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

await runScript(async () => {
  const options = readOptions(process.argv.slice(2));
  if (!existsSync(join(projectFolder, 'build', 'server-app', 'start.js'))) {
    throw new PlainFailure('There is no built server to measure. Run "npm run build" first.');
  }
  const postgres = options.databases.includes('postgres') ? await startEmbeddedPostgres({ durable: true }) : undefined;
  const report: Report = { lines: [], grown: [] };
  try {
    await benchAll(options, postgres?.url ?? '', report);
  } finally {
    await postgres?.stop();
    say(`\n${availableParallelism()} cores, Node.js ${process.version}`);
    say(tableOf([...report.lines, ...growthOf(report.grown)]));
  }
});
