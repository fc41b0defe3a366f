import type { SystemTransaction, Transaction } from '@db/database';
import type * as z from 'zod';
import type { Logger } from '../logging';

export type JobContext<Data> = {
  readonly jobId: string;
  readonly data: Data;
  /** 1 for the first try; counted when the job is claimed, so that a job that kills its process also stops. */
  readonly attempt: number;
  /** Aborted when the job is cancelled, its time is over, its lease was lost or the process leaves. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
};

/** A kind of job. `handle` may run again after a crash: it must be reentrant. */
export type JobDefinition<Data = unknown> = {
  readonly name: string;
  readonly input: z.ZodType<Data>;
  readonly timeoutSeconds: number;
  readonly maxAttempts: number;
  handle(job: JobContext<Data>): Promise<void>;
};

export type EnqueueOptions = {
  runAt?: Date;
  /** While a job with the key waits or runs, another with it is not added. */
  key?: string;
  requestId?: string;
};

export interface Jobs {
  /** Adds a job in the writer's transaction: it runs if, and only if, that commits. @returns its id, or undefined for a taken key */
  enqueue<Data>(
    tx: Transaction | SystemTransaction,
    job: Pick<JobDefinition<Data>, 'name' | 'maxAttempts'>,
    data: Data,
    options?: EnqueueOptions,
  ): Promise<string | undefined>;
  cancel(jobId: string): Promise<void>;
}

export interface JobRunner {
  start(): Promise<void>;
  /** Takes no further job, finishes what ends within `graceMs`, gives the rest back. */
  stop(graceMs: number): Promise<void>;
}
