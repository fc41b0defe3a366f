import { forgiving } from './cache/forgiving';
import { createRedisCache } from './cache/redis';
import { createRedisPubSub } from './pubsub/redis';
import { createRateLimits } from './rate-limits/limits';
import { memoryCounter } from './rate-limits/memory';
import { redisCounter } from './rate-limits/redis';
import { createRedisConnection } from './redis-connection';
import type { SharedState, SharedStateOptions } from './shared-state';

/** Redis as an optional service: without it the cache is empty, fan-out waits and limits count in the database. */
export async function redisState(options: SharedStateOptions & { url: string }): Promise<SharedState> {
  const { url, logger } = options;
  const connection = createRedisConnection(url, logger);
  const { service: pubsubService, ...pubsub } = createRedisPubSub({ url, publisher: connection, logger });
  const fallback = await limitsWithoutRedis(options);
  return {
    cache: forgiving(createRedisCache(connection), logger),
    pubsub,
    rateLimits: createRateLimits(redisCounter({ connection, fallback, logger })),
    services: [
      {
        name: 'cache',
        kind: 'redis',
        required: false,
        remote: true,
        start: connection.start,
        check: connection.check,
        stop: connection.stop,
      },
      pubsubService,
    ],
  };
}

/** An SQLite file has one process, so its memory counts for all there are. */
async function limitsWithoutRedis({ config, database }: SharedStateOptions) {
  if (config.database.kind === 'sqlite') return memoryCounter;
  const { postgresCounter } = await import('./rate-limits/postgres');
  return postgresCounter(database);
}
