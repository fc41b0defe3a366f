export { dealObject } from './deal-object';
export { dealsRouter } from './deals.router';
