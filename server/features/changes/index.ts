export { actorView } from './actors';
export { type ChangeSource, changeSource, type WriteContext } from './append';
export { changesRouter, timelineRouter } from './changes.router';
export { type UndoneChunk, undoCause } from './undo-cause';
