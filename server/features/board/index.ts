export { boardRouter } from './board.router';
