import type { Cache } from '../types';

/** Enough for what a process looks up again and again; past it the oldest goes. */
const maxEntries = 10_000;

/** Values are kept as JSON text, so that nobody changes what another one gets. */
export function createMemoryCache(now: () => number = Date.now): Cache {
  const entries = new Map<string, { json: string; expiresAt: number }>();
  return {
    async get<T>(key: string) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      if (entry.expiresAt > now()) return JSON.parse(entry.json) as T;
      entries.delete(key);
      return undefined;
    },
    async set(key, value, ttlSeconds) {
      // Set again is the youngest again.
      entries.delete(key);
      entries.set(key, { json: JSON.stringify(value), expiresAt: now() + ttlSeconds * 1000 });
      const [oldest] = entries.keys();
      if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest);
    },
    async delete(key) {
      entries.delete(key);
    },
  };
}
