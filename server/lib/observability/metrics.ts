import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds. Fine where a page is decided (1–100 ms), coarse where only "too long" matters. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Connections of a pool right now. */
export type PoolUse = { open: number; idle: number; waiting: number };

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * The measurements of one process, in a registry of its own. No label ever carries a tenant, a user or a path as it was
 * typed: each would make one time series per value.
 * @param processMetrics memory, processor time, garbage collection and event-loop lag of this process
 */
export function createMetrics({ processMetrics = true }: { processMetrics?: boolean } = {}) {
  const registry = new Registry();
  if (processMetrics) collectDefaultMetrics({ register: registry });
  const durations = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Histogram({ name, help, labelNames, buckets, registers: [registry] });

  const procedureDuration = durations('crm_procedure_duration_seconds', 'Calls of the router.', ['path', 'outcome']);
  const queryDuration = durations('crm_query_duration_seconds', 'Database queries by name.', ['name', 'outcome']);

  const pools = new Map<string, () => PoolUse>();
  const poolUse = new Gauge({
    name: 'crm_pool_connections',
    help: 'Connections of a pool, by what they do.',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      for (const [pool, read] of pools) {
        const { open, idle, waiting } = read();
        this.set({ pool, state: 'used' }, open - idle);
        this.set({ pool, state: 'idle' }, idle);
        this.set({ pool, state: 'waiting' }, waiting);
      }
    },
  });

  return {
    registry,
    httpDuration: durations('crm_http_request_duration_seconds', 'Requests by route pattern.', [
      'method',
      'route',
      'status',
    ]),
    procedureDuration,
    queryDuration,
    poolUse,

    /** Shows a pool; `read` is asked at each scrape. Returns what takes it away again. */
    watchPool(name: string, read: () => PoolUse): () => void {
      pools.set(name, read);
      return () => {
        pools.delete(name);
        for (const state of ['used', 'idle', 'waiting']) poolUse.remove(name, state);
      };
    },

    /** Measures one call of a procedure by its path. */
    timeProcedure: <T>(path: string, work: () => Promise<T>): Promise<T> =>
      timed(work, (seconds, outcome) => procedureDuration.observe({ path, outcome }, seconds)),

    /** The text that Prometheus reads, and its content type. */
    async scrape(): Promise<{ contentType: string; text: string }> {
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** Runs `work` and reports how many seconds it took and whether it threw. */
export async function timed<T>(
  work: () => Promise<T>,
  report: (seconds: number, outcome: 'ok' | 'error') => void,
): Promise<T> {
  const start = performance.now();
  let outcome: 'ok' | 'error' = 'error';
  try {
    const value = await work();
    outcome = 'ok';
    return value;
  } finally {
    report((performance.now() - start) / 1000, outcome);
  }
}
