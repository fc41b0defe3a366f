import { setImmediate as nextTurn } from 'node:timers/promises';
import { asTenantId } from '@db/ids';
import * as z from 'zod';
import type { JobDefinition } from '@/lib/jobs/types';
import type { AppServices } from '@/trpc/context';
import { isWorkBookWhole, stepWorkBook } from './work-books';

const input = z.object({});

/** Makes the books of work that are not there yet, or that are of another zone. Added every few minutes by the scheduler. */
export const keepWorkBooks = { name: 'reports.work-books', maxAttempts: 3 };

const workspaces = (app: AppServices) =>
  app.database.system.read('reports.work-books', ({ sql: query, tables: { tenants } }) =>
    query.select({ id: tenants.id, timeZone: tenants.timeZone }).from(tenants),
  );

/** What the worker runs for this feature. */
export function reportJobs(app: AppServices): JobDefinition[] {
  const keep: JobDefinition<z.output<typeof input>> = {
    ...keepWorkBooks,
    input,
    timeoutSeconds: 30 * 60,
    concurrency: 1,
    async handle(job) {
      for (const { id, timeZone } of await workspaces(app)) {
        const db = app.database.forTenant(asTenantId(id));
        let whole = await db.read('reports.work-book', (reader) => isWorkBookWhole(reader, timeZone));
        while (!whole) {
          job.signal.throwIfAborted();
          // SQLite answers at once: others would else wait for all steps
          await nextTurn();
          whole = await db.transaction('reports.work-book', async (tx) => {
            await job.fence(tx);
            return stepWorkBook(tx, timeZone);
          });
        }
      }
    },
  };
  return [keep];
}
