import { v7 as uuidv7 } from 'uuid';

/** `startTime` in milliseconds since 1970, for people; durations are taken from a clock that never jumps. */
export type StartedRequest = { requestId: string; startTime: number };
export type RequestsInFlight = { count: number; oldestMs: number };

/** Who is being served right now. An id that a client sent twice counts twice. */
export function createRequestTracking(clock: () => number = () => performance.now()) {
  const running = new Map<string, { startTime: number; startedAt: number }[]>();
  let count = 0;
  let whenIdle: (() => void)[] = [];

  return {
    start(requestId: string = uuidv7()): StartedRequest {
      const entry = { startTime: Date.now(), startedAt: clock() };
      const same = running.get(requestId);
      if (same) same.push(entry);
      else running.set(requestId, [entry]);
      count += 1;
      return { requestId, startTime: entry.startTime };
    },

    /** How long it took, in milliseconds. A request that is not running (any more) is measured from `startTime`. */
    end(requestId: string, startTime: number): { durationMs: number } {
      const same = running.get(requestId);
      if (!same) return { durationMs: Math.max(0, Date.now() - startTime) };
      const found = same.findIndex((entry) => entry.startTime === startTime);
      const [entry] = same.splice(Math.max(0, found), 1);
      if (same.length === 0) running.delete(requestId);
      count -= 1;
      if (count === 0) {
        for (const resolve of whenIdle) resolve();
        whenIdle = [];
      }
      return { durationMs: entry ? clock() - entry.startedAt : 0 };
    },

    get inFlight(): RequestsInFlight {
      // Insertion order is age, so the first entry is the oldest.
      const oldest = running.values().next().value?.[0];
      return { count, oldestMs: oldest ? clock() - oldest.startedAt : 0 };
    },

    /** Resolves when nobody is being served, or when the signal says that the time is up. */
    idle(signal?: AbortSignal): Promise<void> {
      if (count === 0 || signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        whenIdle.push(resolve);
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    },
  };
}
