import type { Place } from './grid-keys';

/** Cells that touch: a rectangle in rows and grid columns, its edges included. */
export type CellBlock = { top: number; bottom: number; left: number; right: number };

/** The block between two cells, whichever of them is nearer to the start. */
export const blockOf = (one: Place, other: Place): CellBlock => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  left: Math.min(one.column, other.column),
  right: Math.max(one.column, other.column),
});

/** How many rows and columns a block has. */
export const sizeOf = ({ top, bottom, left, right }: CellBlock) => ({
  rows: bottom - top + 1,
  columns: right - left + 1,
});

/** “3 by 2 cells”. */
export function blockWords(block: CellBlock): string {
  const { rows, columns } = sizeOf(block);
  return rows * columns === 1 ? '1 cell' : `${rows} by ${columns} cells`;
}

const steps = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);

/** The rows and the columns of a block, in order. */
export const placesIn = ({ top, bottom, left, right }: CellBlock) => ({
  rows: steps(top, bottom),
  columns: steps(left, right),
});

/**
 * The block that pasted cells cover: as large as they are, from the first cell of the selected block on. Where that is a
 * multiple of them, they fill all of it, as one value fills any block.
 */
export function pastedBlock(selected: CellBlock, cells: readonly (readonly string[])[]): CellBlock {
  const width = Math.max(1, ...cells.map(({ length }) => length));
  const height = Math.max(1, cells.length);
  const { rows, columns } = sizeOf(selected);
  if (rows % height === 0 && columns % width === 0) return selected;
  return { ...selected, bottom: selected.top + height - 1, right: selected.left + width - 1 };
}

/** A text for each cell of the block that one was pasted for. */
export function pastedTexts(block: CellBlock, cells: readonly (readonly string[])[]): (Place & { text: string })[] {
  const width = Math.max(1, ...cells.map(({ length }) => length));
  const { rows, columns } = placesIn(block);
  return rows.flatMap((row) =>
    columns.flatMap((column) => {
      const text = cells[(row - block.top) % cells.length]?.[(column - block.left) % width];
      return text === undefined ? [] : [{ row, column, text }];
    }),
  );
}
