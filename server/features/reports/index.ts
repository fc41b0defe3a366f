export { reportsRouter } from './reports.router';
