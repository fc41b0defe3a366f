export { reportsRouter } from './reports.router';
export { keepWorkBooks, reportJobs } from './work-books.jobs';
