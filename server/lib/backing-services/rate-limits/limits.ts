import { createHash } from 'node:crypto';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { LimitAnswer, Limiter, RateLimits } from '../types';

export type Rule = { points: number; seconds: number; blockSeconds?: number };
/** What a driver makes for one rule. Consuming throws a RateLimiterRes when the limit is passed. */
export type Counter = Pick<RateLimiterAbstract, 'consume' | 'delete'>;

/** As rate-limiter-flexible's stores call it. */
export const counterOptions = (name: string, { points, seconds, blockSeconds = 0 }: Rule) => ({
  keyPrefix: name,
  points,
  duration: seconds,
  blockDuration: blockSeconds,
});

/** Keys are addresses of people and machines: a store needs to tell them apart, not to know them. */
const hidden = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 32);

/** One counter a rule, made at the first use of its name. */
export function createRateLimits(makeCounter: (name: string, rule: Rule) => Counter): RateLimits {
  const limiters = new Map<string, { rule: string; limiter: Limiter }>();
  return {
    limiter(name, rule) {
      const shape = JSON.stringify(counterOptions(name, rule));
      const known = limiters.get(name);
      if (known && known.rule !== shape) throw new Error(`the rate limit "${name}" is already used with another rule`);
      const limiter = known?.limiter ?? limiterOf(makeCounter(name, rule));
      limiters.set(name, { rule: shape, limiter });
      return limiter;
    },
  };
}

const limiterOf = (counter: Counter): Limiter => ({
  async consume(key, points = 1): Promise<LimitAnswer> {
    try {
      const { remainingPoints } = await counter.consume(hidden(key), points);
      return { ok: true, remaining: remainingPoints };
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) };
    }
  },
  async reset(key) {
    await counter.delete(hidden(key));
  },
});
