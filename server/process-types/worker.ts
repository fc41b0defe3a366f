import type { ProcessManager } from '@/lib/processes';
import { jobDefinitions } from '../api/jobs';
import type { AppServices } from '../trpc/context';

/** Takes background jobs until the process leaves; what does not finish in time is given back. */
export async function startWorker(app: AppServices, processes: ProcessManager): Promise<void> {
  const runner = app.jobs.runner(jobDefinitions(app));
  await runner.start();
  // Half of the time for finishing, so that giving back is never squeezed out.
  const graceMs = app.config.groups.shutdown.timeoutMs / 2;
  let stopping: Promise<void> | undefined;
  processes.shutdown.at('stop-taking-jobs', 'jobs', () => {
    stopping = runner.stop(graceMs);
  });
  processes.shutdown.at('finish-work', 'jobs', () => stopping);
}
