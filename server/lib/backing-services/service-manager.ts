import { setTimeout as sleep } from 'node:timers/promises';
import { backOffMs } from '../back-off';
import type { Logger } from '../logging';
import type { BackingService, Health, ServiceHealth } from './types';
import { whyOf } from './why';

export type ServiceManager = {
  start(): Promise<void>;
  stop(): Promise<void>;
  checkHealth(): Promise<Health>;
};

export type ServiceManagerOptions = {
  /** In the order in which they start. */
  services: readonly BackingService[];
  logger: Logger;
  /** How long one check may take. */
  checkLimitMs?: number;
  /** How long one service may take to stop. */
  stopLimitMs?: number;
};

/** Starts services in order, checks them at once, stops them in reverse. Knows nothing of what they do. */
export function createServiceManager(options: ServiceManagerOptions): ServiceManager {
  const { services, logger, checkLimitMs = 1_000, stopLimitMs = 5_000 } = options;
  const leaving = new AbortController();
  const started = new Set<BackingService>();
  const failing = new Set<BackingService>();
  let starting: Promise<void> | undefined;
  let stopping: Promise<void> | undefined;
  let checking: Promise<Health> | undefined;

  async function startOne(service: BackingService): Promise<void> {
    const { name, kind, required, remote } = service;
    for (let attempt = 1; ; attempt += 1) {
      leaving.signal.throwIfAborted();
      // Remembered before it is up: what a failed start has opened is closed by stop() as well.
      started.add(service);
      try {
        await service.start();
        logger.info('service started', { resource: name, kind });
        return;
      } catch (error) {
        const why = whyOf(error);
        if (!required) {
          logger.warn('service not available, going on without it', { resource: name, kind, why, error });
          return;
        }
        if (!remote) throw error;
        const waitMs = backOffMs(attempt);
        logger.warn('service not available yet, trying again', { resource: name, kind, why, attempt, waitMs });
        await sleep(waitMs, undefined, { signal: leaving.signal });
      }
    }
  }

  async function startAll(): Promise<void> {
    for (const service of services) await startOne(service);
  }

  async function stopAll(): Promise<void> {
    leaving.abort(new Error('the services are being stopped'));
    await starting?.catch(() => undefined);
    for (const service of [...started].reverse()) {
      const { name, kind } = service;
      try {
        await within(stopLimitMs, () => service.stop());
        logger.info('service stopped', { resource: name, kind });
      } catch (error) {
        logger.warn('service did not stop cleanly', { resource: name, kind, why: whyOf(error), error });
      }
    }
    started.clear();
  }

  async function checkOne(service: BackingService): Promise<ServiceHealth> {
    const { name, kind, required } = service;
    const begin = performance.now();
    const answer = (rest: { ok: true } | { ok: false; why: string }): ServiceHealth => ({
      ...rest,
      kind,
      required,
      ms: Math.round(performance.now() - begin),
    });
    if (!started.has(service)) return answer({ ok: false, why: 'not started' });
    try {
      await within(checkLimitMs, (signal) => service.check(signal));
      if (failing.delete(service)) logger.info('service is back', { resource: name, kind });
      return answer({ ok: true });
    } catch (error) {
      const why = whyOf(error);
      // One line an outage, not one a check.
      if (!failing.has(service)) logger.warn('service fails its check', { resource: name, kind, why, error });
      failing.add(service);
      return answer({ ok: false, why });
    }
  }

  async function checkAll(): Promise<Health> {
    const entries = await Promise.all(
      services.map(async (service) => [service.name, await checkOne(service)] as const),
    );
    const bad = entries.filter(([, { ok }]) => !ok);
    return {
      ok: bad.every(([, { required }]) => !required),
      degraded: bad.some(([, { required }]) => !required),
      services: Object.fromEntries(entries),
    };
  }

  return {
    start() {
      // A failed start may be tried again; a running or finished one is shared.
      starting ??= startAll().catch((error: unknown) => {
        starting = undefined;
        throw error;
      });
      return starting;
    },
    stop() {
      stopping ??= stopAll();
      return stopping;
    },
    checkHealth() {
      // Many may ask at once (load balancers); the services are asked once.
      checking ??= checkAll().finally(() => {
        checking = undefined;
      });
      return checking;
    },
  };
}

/** Gives up on `work` after `limitMs`, also when it does not listen to the signal. @throws a TimeoutError then */
async function within<T>(limitMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(limitMs);
  const timeUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work(signal), timeUp]);
}
