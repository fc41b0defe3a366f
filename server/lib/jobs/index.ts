export { createJobs, type JobsOptions } from './create-jobs';
export { type JobEnd, JobEndedError } from './errors';
export { prepareJobs } from './prepare-jobs';
export type { JobSettings } from './runner';
export type * from './types';
