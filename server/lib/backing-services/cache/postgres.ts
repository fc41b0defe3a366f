import type { Database } from '@db/database';
import { executePostgres } from '@db/open-postgres';
import type { Cache } from '../types';

/** The table `cache_entries`: one statement a call, on any free connection. The server's clock decides what is old. */
export function createPostgresCache(database: () => Database): Cache {
  const ask = (name: string, text: string, values: unknown[]) =>
    executePostgres(database(), { name: `cache.${name}`, text, values });
  return {
    async get<T>(key: string) {
      const { rows } = await ask('get', 'select value from cache_entries where key = $1 and expires_at > now()', [key]);
      return rows[0]?.value as T | undefined;
    },
    async set(key, value, ttlSeconds) {
      await ask(
        'set',
        `insert into cache_entries (key, value, expires_at) values ($1, $2::jsonb, now() + $3 * interval '1 second')
         on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at`,
        [key, JSON.stringify(value), ttlSeconds],
      );
    },
    async delete(key) {
      await ask('delete', 'delete from cache_entries where key = $1', [key]);
    },
  };
}
