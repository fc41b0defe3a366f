export { recentRouter } from './recent.router';
