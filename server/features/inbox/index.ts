export { inboxJobs } from './inbox.jobs';
export { inboxRouter } from './inbox.router';
export { pruneRows, rowsToPrune, stepPruned } from './prune-inbox';
