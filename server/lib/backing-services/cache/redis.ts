import type { RedisConnection } from '../redis-connection';
import type { Cache } from '../types';

export function createRedisCache(connection: RedisConnection): Cache {
  const name = (key: string) => `crm-flow:cache:${key}`;
  return {
    async get<T>(key: string) {
      const json = await connection.run((redis) => redis.get(name(key)));
      return json === null ? undefined : (JSON.parse(json) as T);
    },
    async set(key, value, ttlSeconds) {
      await connection.run((redis) => redis.set(name(key), JSON.stringify(value), 'PX', Math.ceil(ttlSeconds * 1000)));
    },
    async delete(key) {
      await connection.run((redis) => redis.del(name(key)));
    },
  };
}
