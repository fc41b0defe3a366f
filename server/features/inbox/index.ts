export { inboxJobs } from './inbox.jobs';
export { inboxRouter } from './inbox.router';
