import { asTenantId } from '@db/ids';
import type { Logger } from '../logging';
import { type JobEnd, JobEndedError } from './errors';
import type { Claim, JobStore, Progress } from './store';
import type { JobContext, JobDefinition } from './types';

/** How long a handler may go on after its signal was aborted, before the job goes its way without it. */
const abandonAfterMs = 5_000;
const longestRenewalMs = 3_000;

export type Execution = {
  /** Makes the job stop, for this reason. */
  end(why: JobEnd): void;
  /** Never rejects. */
  readonly done: Promise<void>;
};

type Options = {
  store: JobStore;
  definition: JobDefinition;
  claim: Claim;
  leaseSeconds: number;
  logger: Logger;
};

/** Runs one claimed job to its end: done, tried again, failed for good, given back, or lost to somebody else. */
export function executeJob(options: Options): Execution {
  const { claim, definition } = options;
  const controller = new AbortController();
  const end = (why: JobEnd) => controller.abort(new JobEndedError(why));
  const { requestId, tenantId } = claim.envelope;
  const logger = options.logger.child({
    job: claim.name,
    jobId: claim.id,
    attempt: claim.attempt,
    ...(requestId ? { requestId } : {}),
    ...(tenantId ? { tenantId } : {}),
  });
  const run = { ...options, logger, signal: controller.signal };
  const stopRenewing = keepLease(run, end);
  const timeUp = setTimeout(() => end('timeout'), definition.timeoutSeconds * 1000);
  const done = perform(run)
    .catch((error: unknown) => logger.warn('the end of a job could not be written down; it will run again', { error }))
    .finally(() => {
      stopRenewing();
      clearTimeout(timeUp);
    });
  return { end, done };
}

type Run = Options & { signal: AbortSignal };

/** Renews the lease while the job runs. When that fails for as long as the lease lasts, the job counts as lost. */
function keepLease({ store, claim, leaseSeconds }: Run, end: (why: JobEnd) => void): () => void {
  let renewedAt = performance.now();
  const renew = async () => {
    const asked = performance.now();
    const isHeld = await store.renew(claim).catch(() => undefined);
    if (isHeld) renewedAt = asked;
    if (isHeld === false)
      end((await store.find(claim.id).catch(() => undefined))?.state === 'cancelled' ? 'cancelled' : 'lost');
    if (performance.now() - renewedAt > leaseSeconds * 1000) end('lost');
  };
  const timer = setInterval(() => void renew(), Math.min(longestRenewalMs, (leaseSeconds * 1000) / 3));
  return () => clearInterval(timer);
}

async function perform(run: Run): Promise<void> {
  const { store, definition, claim, logger, signal } = run;
  const begin = performance.now();
  const ms = () => Math.round(performance.now() - begin);
  const input = definition.input.safeParse(claim.envelope.input);
  if (!input.success) {
    logger.error('job failed for good: its data does not fit', { issues: input.error.issues.length });
    await store.fail(claim, { error: 'the data of the job does not fit', mayRetry: false, progress: undefined });
    return;
  }
  let progress: Progress | undefined;
  const context = contextOf(run, input.data, (fields) => {
    progress = fields;
  });
  try {
    await settled(definition.handle(context), signal, logger);
    if (await store.complete(claim, progress)) logger.info('job done', { ms: ms() });
    else logger.warn('job ended, but it was no longer ours', { ms: ms() });
  } catch (error) {
    const end = endOf(error) ?? endOf(signal.reason);
    if (end === 'cancelled') logger.info('job cancelled', { ms: ms() });
    else if (end === 'lost') logger.warn('job lost: it runs elsewhere', { ms: ms() });
    else if (end === 'leaving') {
      await store.giveBack(claim);
      logger.info('job given back', { ms: ms() });
    } else await failed(run, error, progress, ms());
  }
}

const endOf = (error: unknown): JobEnd | undefined => (error instanceof JobEndedError ? error.end : undefined);

async function failed({ store, claim, logger }: Run, error: unknown, progress: Progress | undefined, ms: number) {
  const text = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 1_000);
  await store.fail(claim, { error: text, mayRetry: true, progress });
  const facts = { ms, maxAttempts: claim.maxAttempts, error };
  if (claim.attempt < claim.maxAttempts) logger.warn('job failed, it will be tried again', facts);
  else logger.error('job failed for good', facts);
}

function contextOf(
  { store, claim, logger, signal }: Run,
  data: unknown,
  keep: (progress: Progress) => void,
): JobContext<unknown> {
  const { requestId, tenantId } = claim.envelope;
  return {
    jobId: claim.id,
    data,
    attempt: claim.attempt,
    signal,
    logger,
    ...(requestId ? { requestId } : {}),
    ...(tenantId ? { tenantId: asTenantId(tenantId) } : {}),
    async progress(fields) {
      keep(fields);
      await store.saveProgress(claim, fields);
    },
    async fence(tx) {
      signal.throwIfAborted();
      if (!(await store.renewIn(tx, claim))) throw new JobEndedError('lost');
    },
  };
}

/** Waits for the handler, and after its signal was aborted only for a while. */
async function settled(handling: Promise<void>, signal: AbortSignal, logger: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const abandoned = new Promise<never>((_, reject) => {
    const onAbort = () => {
      timer = setTimeout(() => {
        logger.warn('a job does not listen to its signal', { why: endOf(signal.reason) });
        reject(signal.reason);
      }, abandonAfterMs);
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    await Promise.race([handling, abandoned]);
  } finally {
    clearTimeout(timer);
  }
}
