export type JobEnd = 'cancelled' | 'timeout' | 'lost' | 'leaving';

const sentences: Record<JobEnd, string> = {
  cancelled: 'the job was cancelled',
  timeout: 'the job took longer than it may',
  lost: 'the job is no longer ours: its lease ran out',
  leaving: 'the process leaves; the job runs elsewhere',
};

/** Why a job must stop: the reason of its signal, and what `fence` throws. */
export class JobEndedError extends Error {
  override name = 'JobEndedError';
  readonly end: JobEnd;

  constructor(end: JobEnd) {
    super(sentences[end]);
    this.end = end;
  }
}
