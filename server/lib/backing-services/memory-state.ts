import { createMemoryCache } from './cache/memory';
import { createMemoryPubSub } from './pubsub/memory';
import { createRateLimits } from './rate-limits/limits';
import { memoryCounter } from './rate-limits/memory';
import type { SharedState, SharedStateOptions } from './shared-state';

/** For one process alone: the embedded default. */
export function memoryState({ logger }: SharedStateOptions): SharedState {
  const nothing = async () => undefined;
  return {
    cache: createMemoryCache(),
    pubsub: createMemoryPubSub(logger),
    rateLimits: createRateLimits(memoryCounter),
    services: ['cache', 'pubsub'].map((name) => ({
      name,
      kind: 'memory',
      required: false,
      remote: false,
      start: nothing,
      check: nothing,
      stop: nothing,
    })),
  };
}
