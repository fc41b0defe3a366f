import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type Counter, counterOptions, type Rule } from './limits';

export const memoryCounter = (name: string, rule: Rule): Counter => new RateLimiterMemory(counterOptions(name, rule));
