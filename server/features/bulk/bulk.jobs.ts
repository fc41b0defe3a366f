import * as z from 'zod';
import type { JobDefinition } from '@/lib/jobs';
import type { AppServices } from '@/trpc/context';
import { runJob, undoJob } from './bulk.job-kinds';
import { runBulk } from './run/run-bulk';
import { undoBulk } from './undo/undo-bulk';

/** In whose name the records are changed. */
const actor = z.object({ kind: z.enum(['user', 'api-key', 'system']), id: z.string().nullable(), name: z.string() });
const input = z.object({ runId: z.uuid(), actor });
type Input = z.output<typeof input>;

const long = { timeoutSeconds: 12 * 60 * 60, concurrency: 1 };

/** What the worker runs for this feature. */
export function bulkJobs(app: AppServices): JobDefinition[] {
  const run: JobDefinition<Input> = {
    ...runJob,
    ...long,
    input,
    handle: (job) => runBulk(app, job, runJob.maxAttempts),
  };
  const undo: JobDefinition<Input> = {
    ...undoJob,
    ...long,
    input,
    handle: (job) => undoBulk(app, job, undoJob.maxAttempts),
  };
  return [run, undo];
}
