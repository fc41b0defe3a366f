import { changesTopic } from './append';

type PubSub = {
  subscribe(topic: string, listener: (message: string) => void, onGap?: () => void): Promise<() => Promise<void>>;
};
type Logger = { warn(message: string, fields?: Record<string, unknown>): void };

/** Rung when a tenant's log may have grown. `stop` once nobody listens any more. */
type Bell = { listeners: Set<() => void>; stop(): void };

const bells = new WeakMap<object, Map<string, Bell>>();

const everyMs = 5_000;

/**
 * One subscription and one timer a tenant and process, however many listen. The timer also rings, so that a message that
 * was lost, or a pub/sub that is away, costs seconds at most.
 */
function createBell(pubsub: PubSub, tenantId: string, logger: Logger): Bell {
  const listeners = new Set<() => void>();
  const ring = () => {
    for (const listener of listeners) listener();
  };
  let leave: (() => Promise<void>) | undefined;
  let stopped = false;
  const complain = (error: unknown) => logger.warn('live updates go without pub/sub', { error });
  const join = () => {
    pubsub.subscribe(changesTopic(tenantId), ring, ring).then((done) => {
      leave = done;
      if (stopped) done().catch(complain);
    }, complain);
  };
  const timer = setInterval(() => {
    if (!leave) join();
    ring();
  }, everyMs).unref();
  join();
  return {
    listeners,
    stop() {
      stopped = true;
      clearInterval(timer);
      leave?.().catch(complain);
    },
  };
}

/** Calls `listener` when the tenant's log may have grown. @returns what ends it */
export function onTenantBell(pubsub: PubSub, tenantId: string, logger: Logger, listener: () => void): () => void {
  const byTenant = bells.get(pubsub) ?? new Map<string, Bell>();
  bells.set(pubsub, byTenant);
  const bell = byTenant.get(tenantId) ?? createBell(pubsub, tenantId, logger);
  byTenant.set(tenantId, bell);
  bell.listeners.add(listener);
  return () => {
    if (!bell.listeners.delete(listener) || bell.listeners.size > 0) return;
    byTenant.delete(tenantId);
    bell.stop();
  };
}

/** A thing to wait for that remembers a ring while nobody waits. */
export function createAlarm() {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring(): void {
      rung = true;
      wake?.();
    },
    /** Resolves at the next ring, at once if there was one since the last wait, or after `ms`. */
    async wait(ms: number, signal: AbortSignal): Promise<void> {
      if (!rung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(done, ms);
          function done() {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            resolve();
          }
          wake = done;
          signal.addEventListener('abort', done);
        });
      }
      rung = false;
      wake = undefined;
    },
  };
}
