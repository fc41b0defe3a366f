import { createBackingServices } from './lib/backing-services';
import { type Config, ensureAppSecret } from './lib/config';
import { createJobs } from './lib/jobs';
import type { Logger } from './lib/logging';
import { createMetrics } from './lib/observability';
import type { AppServices } from './trpc/context';

/**
 * Makes what a process has one of, from its configuration, and attaches the backing services: waits for those that are
 * away. Importing opens nothing.
 */
export async function compose(config: Config, logger: Logger): Promise<AppServices> {
  const secret = await ensureAppSecret(config);
  const metrics = createMetrics();
  const services = createBackingServices({ config, logger, metrics });
  await services.start();
  const { database } = services;
  return {
    config,
    secret,
    metrics,
    services,
    database,
    jobs: createJobs({ database, config: config.groups.jobs, logger }),
    now: () => new Date(),
  };
}
