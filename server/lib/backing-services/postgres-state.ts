import { executePostgres } from '@db/open-postgres';
import { forgiving } from './cache/forgiving';
import { createPostgresCache } from './cache/postgres';
import { createPostgresPubSub } from './pubsub/postgres';
import { createRateLimits } from './rate-limits/limits';
import { postgresCounter } from './rate-limits/postgres';
import type { SharedState, SharedStateOptions } from './shared-state';

const sweepEveryMs = 5 * 60 * 1000;

/** The app's own Postgres does it all: two small tables through the pool, and one connection that listens. */
export function postgresState({ url, database, logger }: SharedStateOptions & { url: string }): SharedState {
  const { service: pubsubService, ...pubsub } = createPostgresPubSub({ url, database, logger });
  let sweeping: NodeJS.Timeout | undefined;

  async function sweep(): Promise<void> {
    await executePostgres(database(), { text: 'delete from cache_entries where expires_at < now()' });
    await executePostgres(database(), { text: 'delete from rate_limits where expire < $1', values: [Date.now()] });
  }

  return {
    cache: forgiving(createPostgresCache(database), logger),
    pubsub,
    rateLimits: createRateLimits(postgresCounter(database)),
    services: [
      {
        name: 'cache',
        kind: 'postgres',
        required: false,
        remote: true,
        async start() {
          // A missed sweep leaves rows that no reader counts; the next one takes them.
          sweeping ??= setInterval(
            () => void sweep().catch(() => undefined),
            sweepEveryMs * (0.5 + Math.random()),
          ).unref();
        },
        check: async () => void (await executePostgres(database(), { text: 'select from cache_entries limit 1' })),
        stop: async () => clearInterval(sweeping),
      },
      pubsubService,
    ],
  };
}
