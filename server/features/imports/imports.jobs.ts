import * as z from 'zod';
import type { JobDefinition } from '@/lib/jobs';
import type { AppServices } from '@/trpc/context';
import { runImport } from './run/run-import';
import { undoImport } from './undo/undo-import';

const input = z.object({ importId: z.uuid() });
type Input = z.output<typeof input>;

/** A kill counts as an attempt, and every attempt goes on where the last one was. */
export const runJob = { name: 'imports.run', maxAttempts: 20 };

export const undoJob = { name: 'imports.undo', maxAttempts: 20 };

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
  return [run, undo];
}
