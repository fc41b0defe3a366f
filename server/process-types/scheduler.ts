import type { Logger } from '@/lib/logging';
import type { ProcessManager } from '@/lib/processes';
import { housekeeping } from '../features/housekeeping';
import type { AppServices } from '../trpc/context';

const hour = 3_600_000;

/** Turns what is due into jobs. Several may run: a job's key keeps one of a kind waiting at a time. */
export function startScheduler(app: AppServices, logger: Logger, processes: ProcessManager): void {
  const add = () =>
    app.database.system
      .transaction('scheduler.housekeeping', (tx) => app.jobs.enqueue(tx, housekeeping, {}, { key: housekeeping.name }))
      .catch((error: unknown) => logger.warn('a due job could not be added; the next hour tries again', { error }));
  void add();
  const timer = setInterval(add, hour);
  processes.shutdown.at('stop-taking-jobs', 'schedule', () => clearInterval(timer));
}
