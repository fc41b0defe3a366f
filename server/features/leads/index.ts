export { leadObject } from './lead-object';
export { leadsRouter } from './leads.router';
