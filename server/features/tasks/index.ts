export { taskObject } from './task-object';
export { tasksRouter } from './tasks.router';
