import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import type { Logger } from '../logging/logger';

export type ProcessLoad = {
  /** The longest wait for the event loop in the last two intervals, in milliseconds. */
  lagMs: number;
  /** The part of the allowed heap that is in use, 0 to 1. */
  heapShare: number;
  /** Whether new work should be turned away. */
  overloaded: boolean;
};

export type WatchOptions = {
  logger: Logger;
  intervalMs?: number;
  lagLimitMs?: number;
  heapLimitShare?: number;
  /** The least time between two warnings of one kind. */
  quietMs?: number;
};

const resolutionMs = 10;

/**
 * The longest delay of the last two intervals. A monitor does not record its first tick, nor the first after `reset()`, so
 * a block right after a reading would be lost: two monitors overlap, and each is read once and replaced.
 */
function overlappingMonitors() {
  const started = () => {
    const monitor = monitorEventLoopDelay({ resolution: resolutionMs });
    monitor.enable();
    return monitor;
  };
  const monitors = [started(), started()];
  return {
    takeMaxMs(): number {
      const oldest = monitors.shift();
      oldest?.disable();
      monitors.push(started());
      // A delay is measured from one tick to the next, so a quiet loop shows the resolution.
      return Math.max(0, (oldest?.max ?? 0) / 1e6 - resolutionMs);
    },
    stop(): void {
      for (const monitor of monitors) monitor.disable();
    },
  };
}

/** Watches the event loop and the heap, and warns when one is short. `load` is what it saw last. */
export function watchProcess({
  logger,
  intervalMs = 1000,
  lagLimitMs = 250,
  heapLimitShare = 0.85,
  quietMs = 60_000,
}: WatchOptions): { readonly load: ProcessLoad; stop(): void } {
  const delays = overlappingMonitors();
  let load: ProcessLoad = { lagMs: 0, heapShare: 0, overloaded: false };
  const lastWarned = { lag: Number.NEGATIVE_INFINITY, heap: Number.NEGATIVE_INFINITY };

  const warn = (kind: 'lag' | 'heap', message: string, fields: Record<string, unknown>) => {
    const now = performance.now();
    if (now - lastWarned[kind] < quietMs) return;
    lastWarned[kind] = now;
    logger.warn(message, fields);
  };

  const look = () => {
    const lagMs = delays.takeMaxMs();
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    const heapShare = used / limit;
    load = { lagMs, heapShare, overloaded: lagMs > lagLimitMs || heapShare > heapLimitShare };
    if (lagMs > lagLimitMs) warn('lag', 'the event loop was blocked', { lagMs: Math.round(lagMs) });
    if (heapShare > heapLimitShare)
      warn('heap', 'memory is running short', {
        heapPercent: Math.round(heapShare * 100),
        heapLimitMb: Math.round(limit / 2 ** 20),
      });
  };
  // After a block, timers fire before the monitors' own tick has recorded it; an immediate comes after both.
  const timer = setInterval(() => setImmediate(look), intervalMs).unref();

  return {
    get load() {
      return load;
    },
    stop() {
      clearInterval(timer);
      delays.stop();
    },
  };
}
