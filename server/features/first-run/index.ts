export { firstRunRouter } from './first-run.router';
