export { viewObject } from './view-object';
export { viewsRouter } from './views.router';
