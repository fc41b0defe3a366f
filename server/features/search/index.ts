export { searchRouter } from './search.router';
export { type SearchCondition, searchCondition } from './search-condition';
export { indexRecord, indexRecords, rebuildIndex, unindexRecords } from './search-index';
