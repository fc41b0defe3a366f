import { buildInfo } from '@/lib/build-info';
import type { Config } from '@/lib/config';
import { logger } from '@/lib/logging';
import { portBindingManager } from '@/lib/port-binding';
import { processManager, watchProcess } from '@/lib/processes';
import { compose } from '../compose';
import { seedDemoOnce } from './demo-data';
import { bindOperationsPort } from './operations-port';
import { release } from './release';

export type Roles = { web?: boolean; worker?: boolean; scheduler?: boolean };

/** Starts what a process is for and returns; signals end it, in the order of the shutdown list. */
export async function run(config: Config, roles: Roles): Promise<undefined> {
  processManager.listenToErrors();
  processManager.listenToSignals();
  const watch = watchProcess({ logger });
  processManager.shutdown.at('stop-services', 'process watch', () => watch.stop());

  if (config.MIGRATE_ON_START) await release(config, logger);
  const app = await compose(config, logger);
  processManager.shutdown.at('stop-services', 'backing services', () => app.services.stop());
  processManager.shutdown.at('stop-services', 'job queue', () => app.jobs.close());

  if (config.DEMO_DATA) await seedDemoOnce(app, logger);
  if (roles.worker) {
    const { startWorker } = await import('./worker');
    await startWorker(app, processManager);
  }
  if (roles.scheduler) {
    const { startScheduler } = await import('./scheduler');
    startScheduler(app, logger, processManager);
  }
  await bindOperationsPort({ app, logger, processManager, portBindingManager, build: buildInfo });
  if (roles.web) {
    const { startWeb } = await import('./web');
    await startWeb({ app, logger, processManager, portBindingManager, build: buildInfo });
  }
  processManager.ready();
  return undefined;
}
