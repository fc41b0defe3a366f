export { type ExportRequest, exportCsv } from './export-csv';
export { exportQuery } from './export-query';
