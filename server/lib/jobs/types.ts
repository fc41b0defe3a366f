import type { SystemTransaction, Transaction } from '@db/database';
import type { TenantId } from '@db/ids';
import type * as z from 'zod';
import type { Logger } from '../logging';

export type JobContext<Data> = {
  readonly jobId: string;
  readonly data: Data;
  /** 1 for the first try; counted when the job is claimed, so that a job that kills its process also stops. */
  readonly attempt: number;
  /** Aborted when the job is cancelled, its time is over, its lease was lost or the process leaves. */
  readonly signal: AbortSignal;
  /** Knows job, attempt, tenant and request already. */
  readonly logger: Logger;
  /** The request that caused the job. */
  readonly requestId?: string;
  /** The tenant of the transaction that added the job. */
  readonly tenantId?: TenantId;
  /** Tells how far it is, for whoever asks `find`. Not a log: only the last one is kept. */
  progress(fields: Record<string, unknown>): Promise<void>;
  /**
   * To be called in every transaction that writes: refuses the commit of a process that was thought dead while its job
   * runs elsewhere, or of a cancelled job. Also renews the lease.
   * @throws JobEndedError
   */
  fence(tx: Transaction | SystemTransaction): Promise<void>;
};

/** A kind of job. `handle` may run again after a crash: it must be reentrant. */
export type JobDefinition<Data = unknown> = {
  readonly name: string;
  readonly input: z.ZodType<Data>;
  /** Less than a day. */
  readonly timeoutSeconds: number;
  readonly maxAttempts: number;
  /** How many of this kind one process runs at once; without it, as many as it runs jobs. */
  readonly concurrency?: number;
  handle(job: JobContext<Data>): Promise<void>;
};

export type EnqueueOptions = {
  /** Not before then; without it, as soon as the transaction commits. */
  runAt?: Date;
  /** Higher goes first; 0 without. */
  priority?: number;
  /** While a job with the key waits or runs, another with it is not added. */
  key?: string;
  requestId?: string;
};

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
export type JobView = {
  id: string;
  name: string;
  state: JobState;
  /** Tries begun so far. */
  attempts: number;
  /** Why the last try failed. */
  error?: string;
  progress?: Record<string, unknown>;
};

export interface Jobs {
  /** Adds a job in the writer's transaction: it runs if, and only if, that commits. @returns its id, or undefined for a taken key */
  enqueue<Data>(
    tx: Transaction | SystemTransaction,
    job: Pick<JobDefinition<Data>, 'name' | 'maxAttempts'>,
    data: Data,
    options?: EnqueueOptions,
  ): Promise<string | undefined>;
  /** A waiting job never runs; a running one sees its signal aborted and can write no more. Done ones stay done. */
  cancel(jobId: string): Promise<void>;
  /** Finished jobs are forgotten after two weeks. */
  find(jobId: string): Promise<JobView | undefined>;
  /** What runs jobs of these kinds in this process. Make one. */
  runner(definitions: readonly JobDefinition[]): JobRunner;
  /** Closes what the queue keeps open; stop the runner first. */
  close(): Promise<void>;
}

export interface JobRunner {
  start(): Promise<void>;
  /** Takes no further job, finishes what ends within `graceMs`, gives the rest back. */
  stop(graceMs: number): Promise<void>;
}
