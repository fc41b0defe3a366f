import type { SystemTransaction, Transaction } from '@db/database';
import type { JobView } from './types';

/** What is kept of a job beside its own data. */
export type Envelope = { input: unknown; requestId?: string; tenantId?: string };

export type NewJob = {
  id: string;
  name: string;
  envelope: Envelope;
  runAt: Date | undefined;
  key: string | undefined;
  priority: number;
  maxAttempts: number;
};

/** A job in the hands of this process, until its lease ends. */
export type Claim = {
  id: string;
  name: string;
  envelope: Envelope;
  attempt: number;
  maxAttempts: number;
  /** Another number for every claim of the job: whoever comes with an older one has lost it. */
  fence: number;
};

export type Progress = Record<string, unknown>;

/**
 * Where jobs are kept. What takes a claim answers false when the job is no longer the claimer's, and changes nothing then.
 * Attempts are counted when a job is claimed.
 */
export interface JobStore {
  /** @returns false when the key is taken */
  add(tx: Transaction | SystemTransaction, job: NewJob): Promise<boolean>;
  /** The next job of these names: highest priority, then oldest. */
  claim(names: readonly string[]): Promise<Claim | undefined>;
  renew(claim: Claim): Promise<boolean>;
  /** Renews inside a transaction, which then excludes everybody else from the job until it ends. */
  renewIn(tx: Transaction | SystemTransaction, claim: Claim): Promise<boolean>;
  saveProgress(claim: Claim, progress: Progress): Promise<boolean>;
  complete(claim: Claim, progress: Progress | undefined): Promise<boolean>;
  /** Back to waiting with a growing pause, or failed for good after the last attempt, or at once when it may not retry. */
  fail(claim: Claim, failure: { error: string; mayRetry: boolean; progress: Progress | undefined }): Promise<boolean>;
  /** Back to waiting, at once and without having used up an attempt. */
  giveBack(claim: Claim): Promise<boolean>;
  /** Takes jobs of these names away from processes that fell silent. @returns how many */
  recover(names: readonly string[]): Promise<number>;
  /** Forgets jobs that finished long ago. */
  clean(): Promise<void>;
  cancel(id: string): Promise<void>;
  find(id: string): Promise<JobView | undefined>;
  close(): Promise<void>;
}

export const silentWorker = 'the process that ran the job fell silent';

export const keepFinishedDays = 14;
export const retry = { firstSeconds: 1, longestSeconds: 3600 };
