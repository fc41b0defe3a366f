import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Logger } from '../../logging';
import type { RedisConnection } from '../redis-connection';
import { whyOf } from '../why';
import { type Counter, counterOptions, type Rule } from './limits';

type Options = {
  connection: RedisConnection;
  /** Counts while Redis is away: a limit may count anew then, but it never opens. */
  fallback: (name: string, rule: Rule) => Counter;
  logger: Logger;
};

export const redisCounter =
  ({ connection, fallback, logger }: Options) =>
  (name: string, rule: Rule): Counter => {
    const options = counterOptions(name, rule);
    const counter = new RateLimiterRedis({
      ...options,
      keyPrefix: `crm-flow:limit:${name}`,
      storeClient: connection.redis,
      rejectIfRedisNotReady: true,
    });
    const whileAway = fallback(name, rule);
    return {
      async consume(key, points) {
        try {
          return await connection.run(() => counter.consume(key, points));
        } catch (error) {
          if (error instanceof RateLimiterRes) throw error;
          logger.debug('rate limit counts in the fallback', { limit: name, why: whyOf(error) });
          return whileAway.consume(key, points);
        }
      },
      async delete(key) {
        const inRedis = await connection.run(() => counter.delete(key)).catch(() => false);
        return (await whileAway.delete(key)) || inRedis;
      },
    };
  };
