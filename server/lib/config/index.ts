import { readFileSync } from 'node:fs';
import { lazyInstance } from '../lazy-instance';
import type { Config } from './config';
import { readDotEnv } from './dot-env';
import { explainProblems } from './explain-problems';
import { type ConfigResult, loadConfig } from './load-config';

export { ensureAppSecret } from './app-secret';
export { type Config, type ConfigGroups, secretValuesOf } from './config';
export { exitWithProblems, explainProblems } from './explain-problems';
export { type EnvironmentText, loadConfig } from './load-config';

let known: ConfigResult | undefined;

/**
 * Reads this process' environment, once. An entry calls it first and hands `problems` to `exitWithProblems`.
 * `dotEnv` names a file to add beneath the real environment: development entries only.
 */
export function readConfig({ dotEnv }: { dotEnv?: string } = {}): ConfigResult {
  if (known) return known;
  const environment = process.env;
  if (dotEnv !== undefined) readDotEnv(dotEnv, environment);
  known = loadConfig(environment, (path) => readFileSync(path, 'utf8'));
  return known;
}

function current(): Config {
  const result = readConfig();
  if (!result.ok) throw new Error(explainProblems(result.problems));
  return result.config;
}

/** The configuration of this process, read at the first property asked for. Importing it reads nothing. */
export const config: Config = lazyInstance(current);
export const databaseConfig = lazyInstance(() => current().groups.database);
export const loggingConfig = lazyInstance(() => current().groups.logging);
export const shutdownConfig = lazyInstance(() => current().groups.shutdown);
