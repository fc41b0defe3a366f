import { migrate } from '@db/migrate';
import type { Config } from '@/lib/config';
import { prepareJobs } from '@/lib/jobs';
import { type Logger, logger } from '@/lib/logging';

/** Brings tables and queues up to this release, once, under a lock. Safe to run again and beside running processes. */
export async function release(config: Config, log: Logger): Promise<void> {
  const { database } = config.groups;
  const url = database.kind === 'postgres' ? database.ownerUrl : database.url;
  const { applied, version } = await migrate({ url, log });
  if (database.kind === 'postgres') await prepareJobs(database.ownerUrl);
  log.info('schema is up to date', { version, applied: applied.length });
}

/** The release step of a deploy: exits with 0 when the schema is this release's. */
export async function runRelease(config: Config): Promise<number> {
  await release(config, logger);
  return 0;
}
