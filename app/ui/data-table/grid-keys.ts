/** A place in the grid. Row -1 is the header. */
export type Place = { row: number; column: number };

export type GridSize = { rows: number; columns: number; rowsPerPage: number };

type Key = { key: string; ctrl: boolean; rightToLeft: boolean };

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** Where a key leads in a grid (ARIA grid pattern); undefined for keys that do not move. Never leaves the grid. */
export function placeAfterKey(from: Place, { key, ctrl, rightToLeft }: Key, size: GridSize): Place | undefined {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const forward = rightToLeft ? -1 : 1;
  const moves: Record<string, Place> = {
    ArrowDown: { row: ctrl ? lastRow : from.row + 1, column: from.column },
    ArrowUp: { row: ctrl ? 0 : from.row - 1, column: from.column },
    ArrowRight: { row: from.row, column: from.column + forward },
    ArrowLeft: { row: from.row, column: from.column - forward },
    Home: { row: ctrl ? 0 : from.row, column: 0 },
    End: { row: ctrl ? lastRow : from.row, column: lastColumn },
    PageDown: { row: from.row + size.rowsPerPage, column: from.column },
    PageUp: { row: Math.max(0, from.row - size.rowsPerPage), column: from.column },
  };
  const to = moves[key];
  return to && { row: clamp(to.row, -1, lastRow), column: clamp(to.column, 0, lastColumn) };
}
