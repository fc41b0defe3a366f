import type { TestProject } from 'vitest/node';
import { startTestServices } from '../../scripts/test/services';

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's address of a real PostgreSQL: make a database of your own in it. */
    postgresUrl: string;
    redisUrl: string;
  }
}

/** vitest's global set-up: one PostgreSQL and one Redis for the whole run; tests ask for them with `inject(…)`. */
export default async function startServices(project: TestProject): Promise<() => Promise<void>> {
  const services = await startTestServices();
  project.provide('postgresUrl', services.postgresUrl);
  project.provide('redisUrl', services.redisUrl);
  return services.stop;
}
