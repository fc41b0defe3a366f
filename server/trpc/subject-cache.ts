import type { AppServices } from './context';

/** How long an answer about who somebody is may be old: a revoked session or key is refused everywhere within it. */
const maxAgeMs = 900;
const maxEntries = 5_000;

export type SubjectCache = {
  get<T>(key: string): T | undefined;
  set(key: string, value: unknown): void;
  /** After a revocation in this process, so that here it holds at once. */
  clear(): void;
};

function createSubjectCache(clock: () => number = () => performance.now()): SubjectCache {
  const entries = new Map<string, { value: unknown; until: number }>();
  return {
    get<T>(key: string) {
      const entry = entries.get(key);
      return entry && entry.until > clock() ? (entry.value as T) : undefined;
    },
    set(key, value) {
      // Entries live for less than a second: starting over is cheaper than keeping an order.
      if (entries.size >= maxEntries) entries.clear();
      entries.set(key, { value, until: clock() + maxAgeMs });
    },
    clear: () => entries.clear(),
  };
}

const caches = new WeakMap<AppServices, SubjectCache>();

/** The cache of a composed app. */
export function subjectCache(app: AppServices): SubjectCache {
  let cache = caches.get(app);
  if (!cache) {
    cache = createSubjectCache();
    caches.set(app, cache);
  }
  return cache;
}
