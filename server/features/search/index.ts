export { searchRouter } from './search.router';
export { indexRecord, indexRecords, rebuildIndex, unindexRecords } from './search-index';
