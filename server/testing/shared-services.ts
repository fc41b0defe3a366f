import { migrate } from '@db/migrate';
import { inject } from 'vitest';
import { freshPostgres } from './databases';
import { type OpenServices, openServices } from './open-services';

/** What CACHE_URL may choose. */
export type SharedDriver = 'memory' | 'postgres' | 'redis';
export const sharedDrivers: SharedDriver[] = ['memory', 'postgres', 'redis'];

let suites = 0;

/** An address of a Redis with one of its sixteen databases; suites that run at once may meet in it. */
export function redisUrl(server: string = inject('redisUrl')): string {
  suites += 1;
  const url = new URL(server);
  url.pathname = `/${(process.pid + suites) % 16}`;
  return url.href;
}

/** Two processes' worth of backing services on the same driver; `memory` shares nothing between them. */
export async function startShared(driver: SharedDriver) {
  const drops: (() => Promise<unknown>)[] = [];
  const environment: Record<string, string> = {};
  if (driver === 'postgres') {
    const fresh = await freshPostgres();
    drops.push(fresh.drop);
    await migrate({ url: fresh.url });
    environment.DATABASE_URL = fresh.url;
  }
  if (driver === 'redis') environment.CACHE_URL = redisUrl();
  const both: OpenServices[] = [await openServices(environment), await openServices(environment)];
  const [first, second] = both as [OpenServices, OpenServices];
  return {
    environment,
    first: first.services,
    second: second.services,
    lines: first.lines,
    async close() {
      for (const one of both) await one.close();
      for (const drop of drops) await drop();
    },
  };
}
