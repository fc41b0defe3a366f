import type { Logger } from '../logging/logger';
import { type Metrics, timed } from './metrics';

/** One query that ended; `name` is what the code calls it, never its text. */
export type QueryMeasurement = { name: string; ms: number; ok: boolean };

/** Measures queries by name, and logs the slow ones: a name is enough to find the code, and holds no value. */
export function watchQueries({
  metrics,
  logger,
  slowQueryMs,
}: {
  metrics: Metrics;
  logger: Logger;
  slowQueryMs: number;
}) {
  /** For a database that tells when a query ended (`onQuery`). */
  const observeQuery = ({ name, ms, ok }: QueryMeasurement): void => {
    metrics.queryDuration.observe({ name, outcome: ok ? 'ok' : 'error' }, ms / 1000);
    if (ms >= slowQueryMs) logger.warn('slow query', { query: name, ms: Math.round(ms), ok });
  };
  return {
    observeQuery,
    /** For a query that is made by hand. */
    timeQuery: <T>(name: string, work: () => Promise<T>): Promise<T> =>
      timed(work, (seconds, outcome) => observeQuery({ name, ms: seconds * 1000, ok: outcome === 'ok' })),
  };
}
