import { asTenantId } from '@db/ids';
import * as z from 'zod';
import type { JobContext, JobDefinition } from '@/lib/jobs/types';
import type { AppServices } from '@/trpc/context';
import { dayToTell, giveReminders, hasReminders, stepReminders } from './due-tasks';
import { notify } from './notifications';

const input = z.object({});

/** Gives reminders and tells people of their day. Added once a minute by the scheduler; a missed minute is made up for. */
export const tellWhatIsDue = { name: 'inbox.due', maxAttempts: 3 };

type Job = Pick<JobContext<unknown>, 'signal' | 'fence'>;

async function tellWorkspace(
  app: AppServices,
  job: Job,
  { id, timeZone }: { id: string; timeZone: string },
): Promise<void> {
  const db = app.database.forTenant(asTenantId(id));
  const now = app.now();
  let given = (await db.read('inbox.has-reminders', (reader) => hasReminders(reader, now))) ? stepReminders : 0;
  while (given === stepReminders) {
    job.signal.throwIfAborted();
    given = await db.transaction('inbox.reminders', async (tx) => {
      await job.fence(tx);
      return giveReminders(tx, now);
    });
  }
  const day = await db.read('inbox.day', (reader) => dayToTell(reader, now, timeZone));
  if (day.length === 0) return;
  await db.transaction('inbox.day', async (tx) => {
    await job.fence(tx);
    await notify(tx, day);
  });
}

/** What the worker runs for this feature. */
export function inboxJobs(app: AppServices): JobDefinition[] {
  const due: JobDefinition<z.output<typeof input>> = {
    ...tellWhatIsDue,
    input,
    timeoutSeconds: 10 * 60,
    concurrency: 1,
    async handle(job) {
      const workspaces = await app.database.system.read('inbox.workspaces', ({ sql, tables: { tenants } }) =>
        sql.select({ id: tenants.id, timeZone: tenants.timeZone }).from(tenants),
      );
      for (const workspace of workspaces) {
        job.signal.throwIfAborted();
        await tellWorkspace(app, job, workspace);
      }
    },
  };
  return [due];
}
