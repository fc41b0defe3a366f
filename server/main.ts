import { exitWithProblems, readConfig } from './lib/config';
import { flushLogs, logger, nameProcess } from './lib/logging';
import { PortTakenError } from './lib/port-binding';
import { type ProcessTypeName, processTypes } from './process-types';

const [name = 'all', ...args] = process.argv.slice(2);

function isProcessType(text: string): text is ProcessTypeName {
  return Object.hasOwn(processTypes, text);
}

if (!isProcessType(name)) {
  process.stderr.write(`There is no process type "${name}". Choose one of: ${Object.keys(processTypes).join(', ')}.\n`);
  process.exit(64);
}

// A release is told everything by its environment; only the sources read a file beside it.
const fromSources = import.meta.url.endsWith('.ts');
const result = readConfig(fromSources ? { dotEnv: '.env' } : {});
if (!result.ok) exitWithProblems(result.problems);

nameProcess(name);
for (const { name: setting, problem, example } of result.warnings) logger.warn(`${setting} ${problem}`, { example });

try {
  const exitCode = await processTypes[name](result.config, args);
  if (exitCode !== undefined) {
    await flushLogs();
    process.exit(exitCode);
  }
} catch (error) {
  const known = error instanceof PortTakenError;
  if (known) process.stderr.write(`${error.message}\n`);
  else logger.error('did not start', { error });
  await flushLogs();
  process.exit(known ? 69 : 1);
}
