export { errorsCsv } from './errors-csv';
export { importsJobs } from './imports.jobs';
export { importsRouter } from './imports.router';
export { createImport, uploadImport } from './upload/upload-import';
