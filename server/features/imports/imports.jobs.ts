import * as z from 'zod';
import type { JobDefinition } from '@/lib/jobs';
import type { AppServices } from '@/trpc/context';
import { runImport } from './run/run-import';

const input = z.object({ importId: z.uuid() });
type Input = z.output<typeof input>;

/** A kill counts as an attempt, and every attempt goes on where the last one was. */
export const runJob = { name: 'imports.run', maxAttempts: 20 };

/** What the worker runs for this feature. */
export function importsJobs(app: AppServices): JobDefinition[] {
  const run: JobDefinition<Input> = {
    ...runJob,
    input,
    timeoutSeconds: 12 * 60 * 60,
    concurrency: 1,
    handle: (job) => runImport(app, job, runJob.maxAttempts),
  };
  return [run as JobDefinition];
}
