import type { Logger } from '@/lib/logging';
import type { ProcessManager } from '@/lib/processes';
import { housekeeping } from '../features/housekeeping';
import { tellWhatIsDue } from '../features/inbox/inbox.jobs';
import { keepRollups } from '../features/rollups/rollups.jobs';
import type { AppServices } from '../trpc/context';

const minute = 60_000;

/** Jobs without input that are due again and again. */
const schedule = [
  { job: housekeeping, everyMs: 60 * minute },
  { job: tellWhatIsDue, everyMs: minute },
  { job: keepRollups, everyMs: 5 * minute },
];

/** Turns what is due into jobs. Several may run: a job's key keeps one of a kind waiting at a time. */
export function startScheduler(app: AppServices, logger: Logger, processes: ProcessManager): void {
  for (const { job, everyMs } of schedule) {
    const add = () =>
      app.database.system
        .transaction('scheduler.add', (tx) => app.jobs.enqueue(tx, job, {}, { key: job.name }))
        .catch((error: unknown) =>
          logger.warn('a due job could not be added; the next round tries again', { job: job.name, error }),
        );
    void add();
    const timer = setInterval(add, everyMs);
    processes.shutdown.at('stop-taking-jobs', `schedule of ${job.name}`, () => clearInterval(timer));
  }
}
