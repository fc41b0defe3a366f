import type { Logger } from '../../logging';
import type { Cache } from '../types';
import { whyOf } from '../why';

/** A cache that is away has forgotten everything: nobody who asks it may fail for that. */
export function forgiving(cache: Cache, logger: Logger): Cache {
  const orElse = <T>(work: Promise<T>): Promise<T | undefined> =>
    work.catch((error: unknown) => {
      logger.debug('cache not available', { why: whyOf(error) });
      return undefined;
    });
  return {
    get: <T>(key: string) => orElse(cache.get<T>(key)),
    set: (key, value, ttlSeconds) => orElse(cache.set(key, value, ttlSeconds)),
    delete: (key) => orElse(cache.delete(key)),
  };
}
