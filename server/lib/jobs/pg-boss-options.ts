import type { ConstructorOptions, Queue } from 'pg-boss';
import { keepFinishedDays, retry } from './store';

export const bossSchema = 'pgboss';

const day = 24 * 60 * 60;

/** Everything that pg-boss would do by itself, on a timer, is off: the runner asks for it when it is due. */
export const quietBoss = {
  schema: bossSchema,
  supervise: false,
  schedule: false,
  // The app's role owns no index and may not look at other sessions.
  reindex: false,
  monitorVacuum: false,
  registerInstance: false,
  openTelemetry: { enabled: false },
} satisfies ConstructorOptions;

export const queueOptions: Omit<Queue, 'name'> = {
  policy: 'exclusive',
  retryBackoff: true,
  retryDelay: retry.firstSeconds,
  retryDelayMax: retry.longestSeconds,
  // The most it allows. Our runner ends jobs much earlier, each in its own time.
  expireInSeconds: day,
  retentionSeconds: 365 * day,
  deleteAfterSeconds: keepFinishedDays * day,
};
