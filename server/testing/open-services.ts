import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@db/migrate';
import { createBackingServices } from '@/lib/backing-services';
import type { BackingServices } from '@/lib/backing-services/types';
import { type Config, type EnvironmentText, explainProblems, loadConfig } from '@/lib/config';
import { createLogger } from '@/lib/logging';

export type OpenServices = {
  services: BackingServices;
  config: Config;
  dataDir: string;
  /** Every line that was logged so far, parsed. */
  lines: Record<string, unknown>[];
  close(): Promise<void>;
};

/** The configuration that an environment gives; a test with a wrong one stops here. */
export function configOf(environment: EnvironmentText): Config {
  const result = loadConfig({ APP_SECRET: 'a secret for tests, long enough for all', ...environment });
  if (!result.ok) throw new Error(explainProblems(result.problems));
  return result.config;
}

/** Backing services as an environment chooses them, in a data folder of their own; not started, SQLite migrated. */
export async function prepareServices(environment: EnvironmentText = {}): Promise<OpenServices> {
  const dataDir = await mkdtemp(join(tmpdir(), 'crm-flow-services-'));
  const config = configOf({ DATA_DIR: dataDir, ...environment });
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line));
  const services = createBackingServices({ config, logger: createLogger({ level: 'debug', format: 'json', write }) });
  if (config.DATABASE_URL.startsWith('file:')) await migrate({ url: config.DATABASE_URL });
  return {
    services,
    config,
    dataDir,
    lines,
    async close() {
      await services.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function openServices(environment: EnvironmentText = {}): Promise<OpenServices> {
  const prepared = await prepareServices(environment);
  await prepared.services.start();
  return prepared;
}
