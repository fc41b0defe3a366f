import * as z from 'zod';
import type { JobDefinition } from '@/lib/jobs';
import type { AppServices } from '@/trpc/context';
import { expireImport, expireInput } from './expire-import';
import { expireJob, runJob, undoJob } from './imports.job-kinds';
import { runImport } from './run/run-import';
import { undoImport } from './undo/undo-import';

const input = z.object({ importId: z.uuid() });
type Input = z.output<typeof input>;

/** What the worker runs for this feature. */
export function importsJobs(app: AppServices): JobDefinition[] {
  const run: JobDefinition<Input> = {
    ...runJob,
    input,
    timeoutSeconds: 12 * 60 * 60,
    concurrency: 1,
    handle: (job) => runImport(app, job, runJob.maxAttempts),
  };
  const undo: JobDefinition<Input> = {
    ...undoJob,
    input,
    timeoutSeconds: 12 * 60 * 60,
    concurrency: 1,
    handle: (job) => undoImport(app, job, undoJob.maxAttempts),
  };
  const expire: JobDefinition<z.output<typeof expireInput>> = {
    ...expireJob,
    input: expireInput,
    timeoutSeconds: 60,
    handle: (job) => expireImport(app, job),
  };
  return [run, undo, expire];
}
