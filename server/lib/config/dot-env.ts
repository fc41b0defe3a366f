import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { EnvironmentText } from './load-config';

/**
 * Adds what a `.env` file says to an environment, and returns the names it added. What is already there wins, even when
 * it is empty. For development only: a release is told everything by its real environment. A missing file is no error.
 */
export function readDotEnv(path: string, environment: EnvironmentText): string[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const added = Object.entries(parseEnv(text)).filter(([name]) => environment[name] === undefined);
  for (const [name, value] of added) environment[name] = value;
  return added.map(([name]) => name);
}
