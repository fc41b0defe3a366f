import { asTenantId } from '@db/ids';
import { lt } from 'drizzle-orm';
import * as z from 'zod';
import type { JobContext, JobDefinition } from '@/lib/jobs/types';
import type { AppServices } from '../../trpc/context';
import { pruneRows, rowsToPrune, stepPruned } from '../inbox';

const input = z.object({});

/** Takes away what is over: sessions, links of mails, cached values, old rows of inboxes. Added once an hour by the scheduler. */
export const housekeeping = { name: 'housekeeping', maxAttempts: 3 };

type Job = Pick<JobContext<unknown>, 'signal' | 'fence'>;

/** Step by step, and none where there is nothing to do: a write holds up the others. */
async function pruneInboxes(app: AppServices, job: Job, workspace: string): Promise<void> {
  const db = app.database.forTenant(asTenantId(workspace));
  const now = app.now();
  let found: string[];
  do {
    job.signal.throwIfAborted();
    found = await db.read('housekeeping.inbox', (reader) => rowsToPrune(reader, now));
    const ids = found;
    if (ids.length === 0) return;
    await db.transaction('housekeeping.inbox', async (tx) => {
      await job.fence(tx);
      await pruneRows(tx, ids, now);
    });
  } while (found.length === stepPruned);
}

export const housekeepingJob = (app: AppServices): JobDefinition<z.output<typeof input>> => ({
  ...housekeeping,
  input,
  timeoutSeconds: 300,
  concurrency: 1,
  async handle(job) {
    await app.database.system.transaction('housekeeping', async (tx) => {
      await job.fence(tx);
      const { sessions, verifications, cacheEntries } = tx.tables;
      for (const table of [sessions, verifications, cacheEntries]) {
        await tx.sql.delete(table).where(lt(table.expiresAt, app.now()));
      }
    });
    const workspaces = await app.database.system.read('housekeeping.workspaces', ({ sql, tables: { tenants } }) =>
      sql.select({ id: tenants.id }).from(tenants),
    );
    for (const { id } of workspaces) await pruneInboxes(app, job, id);
  },
});
