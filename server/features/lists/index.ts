export { listsRouter } from './lists.router';
