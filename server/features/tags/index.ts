export { tagObject } from './tag-object';
export { tagsRouter } from './tags.router';
