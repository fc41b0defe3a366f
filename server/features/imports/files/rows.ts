/** One row that holds something. `row` is its number in the sheet, from 1, header and blank rows counted. */
export type FileRow = { row: number; cells: string[] };

/** More columns than any export of a CRM has; a file beyond it is no table of people. */
export const maxColumns = 1_000;
export const maxCellCharacters = 1024 * 1024;

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell === '' || cell.trim() === '');
