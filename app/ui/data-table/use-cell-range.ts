import { type ClipboardEvent, type MouseEvent, type RefObject, useState } from 'react';
import { blockOf, type CellBlock, pastedBlock, pastedTexts, placesIn } from './cell-range';
import { readCells, writeCells } from './clipboard-text';
import type { Place } from './grid-keys';
import { placeOf } from './places';
import type { DataTableProps, PastedCell } from './types';

type Options<Row> = {
  props: DataTableProps<Row>;
  table: RefObject<HTMLTableElement>;
  /** Columns before the data: 1 when rows can be selected. */
  offset: number;
  /** The focused cell: one corner of the block, or all of it. */
  place: Place;
  focusPlace: (place: Place) => void;
};

/** Where a block began. `pasted`: it shows what was pasted, and extending begins anew from the focused cell. */
type Anchor = Place & { pasted?: true };

/** The block of cells between the focused one and where extending it began; copying it, and pasting over it. */
export function useCellRange<Row>({ props, table, offset, place, focusPlace }: Options<Row>) {
  const { rows, columns, onPaste } = props;
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  const last = { row: rows.length - 1, column: columns.length - 1 + offset };
  const within = ({ row, column }: Place): Place => ({
    row: Math.max(0, Math.min(last.row, row)),
    column: Math.max(offset, Math.min(last.column, column)),
  });
  const isCell = place.row >= 0 && place.column >= offset;
  const block = isCell && anchor ? blockOf(within(anchor), place) : null;
  const selected: CellBlock | null = block ?? (isCell ? blockOf(place, place) : null);

  const extend = (from: Place, to: Place) => {
    setAnchor(anchor && !anchor.pasted ? anchor : from);
    focusPlace(within(to));
  };

  const copied = ({ rows: rowsIn, columns: columnsIn }: ReturnType<typeof placesIn>) =>
    rowsIn.map((row) =>
      columnsIn.map((at) => {
        const column = columns[at - offset];
        const record = rows[row];
        if (!column || record === undefined) return '';
        return (column.copy ?? column.text)?.(record) ?? '';
      }),
    );
  const copiedText = () => (selected ? writeCells(copied(placesIn(selected))) : '');
  const onCopy = (event: ClipboardEvent<HTMLElement>) => {
    if (!selected || isOwnBusiness(event.target) || isTextSelectedIn(table.current)) return;
    event.clipboardData.setData('text/plain', copiedText());
    event.preventDefault();
  };

  const pasteText = (text: string) => {
    if (!selected || !onPaste || text === '') return;
    const cells = readCells(text);
    const covered = pastedBlock(selected, cells);
    const texts = pastedTexts(covered, cells);
    const fitting = texts.flatMap((cell): PastedCell<Row>[] => {
      const column = columns[cell.column - offset];
      const row = rows[cell.row];
      return column && row !== undefined ? [{ row, column: column.key, text: cell.text }] : [];
    });
    if (covered.bottom > covered.top || covered.right > covered.left) {
      setAnchor({ ...within({ row: covered.bottom, column: covered.right }), pasted: true });
      focusPlace({ row: covered.top, column: covered.left });
    }
    onPaste({ cells: fitting, beyond: texts.length - fitting.length });
  };
  const onPasteOver = (event: ClipboardEvent<HTMLElement>) => {
    if (!selected || !onPaste || isOwnBusiness(event.target)) return;
    const text = event.clipboardData.getData('text/plain');
    if (text !== '') event.preventDefault();
    pasteText(text);
  };

  /** Shift+click takes in all cells up to the one under the pointer. Links keep their own meaning of it. */
  const onMouseDown = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (!event.shiftKey || event.button !== 0 || !isCell || isOwnBusiness(target) || target.closest('a, button, label'))
      return;
    const to = placeOf(target);
    if (!to || to.column < offset || !table.current?.contains(document.activeElement)) return;
    event.preventDefault();
    extend(place, to);
  };

  return {
    block,
    /** The focused cell, which is one corner of the block. */
    place,
    extend,
    /** A block of its own from one cell to another, or of one cell. */
    select: (from: Place, to: Place) => {
      setAnchor(from);
      focusPlace(within(to));
    },
    clear: () => setAnchor(null),
    focus: () => focusPlace(place),
    copiedText,
    pasteText: onPaste && pasteText,
    handlers: { onCopy, onPaste: onPasteOver, onMouseDown },
  };
}

export type CellRange = ReturnType<typeof useCellRange>;

/** Text that is marked in the table is what is copied then. */
export function isTextSelectedIn(table: HTMLTableElement | null): boolean {
  const selection = window.getSelection();
  return selection?.type === 'Range' && table !== null && table.contains(selection.anchorNode);
}

/** Where text is written, copying and pasting are about the text. */
export const isOwnBusiness = (target: EventTarget): boolean =>
  (target as HTMLElement).closest('[data-cell-editor], input:not([type=checkbox]), textarea') !== null;
