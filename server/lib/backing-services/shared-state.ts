import type { Database } from '@db/database';
import type { ConfigGroups } from '../config';
import type { Logger } from '../logging';
import type { BackingService, Cache, PubSub, RateLimits } from './types';

/** What CACHE_URL chooses: a cache, messages between processes, and limits that count for all of them. */
export type SharedState = {
  cache: Cache;
  pubsub: PubSub;
  rateLimits: RateLimits;
  services: BackingService[];
};

export type SharedStateOptions = {
  config: Pick<ConfigGroups, 'cache' | 'database'>;
  /** The app's database, once it is open. */
  database: () => Database;
  logger: Logger;
};

/** Loads the chosen driver and no other. Nothing is connected yet. */
export async function openSharedState(options: SharedStateOptions): Promise<SharedState> {
  const { cache } = options.config;
  switch (cache.kind) {
    case 'memory': {
      const { memoryState } = await import('./memory-state');
      return memoryState(options);
    }
    case 'postgres': {
      const { postgresState } = await import('./postgres-state');
      return postgresState({ ...options, url: cache.url });
    }
    case 'redis': {
      const { redisState } = await import('./redis-state');
      return redisState({ ...options, url: cache.url });
    }
  }
}
