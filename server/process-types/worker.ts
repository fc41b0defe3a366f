import { createJobRunner } from '@/lib/jobs';
import type { Logger } from '@/lib/logging';
import type { ProcessManager } from '@/lib/processes';
import { jobDefinitions } from '../api/jobs';
import type { AppServices } from '../trpc/context';

/** Takes background jobs until the process leaves; what does not finish in time is given back. */
export async function startWorker(app: AppServices, logger: Logger, processes: ProcessManager): Promise<void> {
  const runner = createJobRunner({
    database: app.database,
    config: app.config.groups,
    logger,
    definitions: jobDefinitions(app),
  });
  await runner.start();
  const { timeoutMs } = app.config.groups.shutdown;
  // Half of the time for finishing, so that giving back is never squeezed out.
  processes.shutdown.at('stop-taking-jobs', 'jobs', () => {
    stopping = runner.stop(timeoutMs / 2);
  });
  let stopping: Promise<void> | undefined;
  processes.shutdown.at('finish-work', 'jobs', () => stopping);
}
