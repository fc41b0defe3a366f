export { bulkJobs } from './bulk.jobs';
export { bulkRouter } from './bulk.router';
