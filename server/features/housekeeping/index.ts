import { lt } from 'drizzle-orm';
import * as z from 'zod';
import type { JobDefinition } from '@/lib/jobs/types';
import type { AppServices } from '../../trpc/context';

const input = z.object({});

/** Takes away what is over: sessions, links of mails, cached values. Added once an hour by the scheduler. */
export const housekeeping = { name: 'housekeeping', maxAttempts: 3 };

export const housekeepingJob = (app: AppServices): JobDefinition<z.output<typeof input>> => ({
  ...housekeeping,
  input,
  timeoutSeconds: 300,
  concurrency: 1,
  handle: (job) =>
    app.database.system.transaction('housekeeping', async (tx) => {
      await job.fence(tx);
      const { sessions, verifications, cacheEntries } = tx.tables;
      for (const table of [sessions, verifications, cacheEntries]) {
        await tx.sql.delete(table).where(lt(table.expiresAt, app.now()));
      }
    }),
});
