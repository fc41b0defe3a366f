import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect';
import { type Place, placeAfterKey } from './grid-keys';
import { cellAt, placeOf } from './places';
import { addRange, toggle } from './selection-rules';
import type { Column, DataTableProps } from './types';
import { useCellRange } from './use-cell-range';
import type { WindowHandle } from './use-row-window';

export type Editing = { id: string; column: string; typed?: string };

type Options<Row> = {
  props: DataTableProps<Row>;
  table: RefObject<HTMLTableElement>;
  /** Columns before the data: 1 when rows can be selected. */
  offset: number;
  ids: readonly string[];
  rowWindow: RefObject<WindowHandle>;
  place: Place;
  setPlace: (place: Place) => void;
  openRow: (row: Row) => void;
  nudge: (column: Column<Row>, by: number) => void;
  openMenu: (column: Column<Row>) => void;
};

const nudgePixels = 16;

/** Keyboard, focus, selection and editing of the table: the ARIA grid pattern. */
export function useGrid<Row>(options: Options<Row>) {
  const { props, table, offset, ids, rowWindow, place, setPlace, openRow, nudge, openMenu } = options;
  const { columns, rows, selection, onSelectionChange } = props;
  const [editing, setEditing] = useState<Editing | null>(null);
  const anchor = useRef(0);
  const wantsFocus = useRef(false);

  useBrowserLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const cell = cellAt(table.current, place);
    const target = cell?.querySelector<HTMLElement>('[data-cell-focus], .dt-link') ?? cell;
    target?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  useEffect(() => {
    // A row that went away takes its editor with it
    if (editing && !ids.includes(editing.id)) setEditing(null);
  }, [editing, ids]);

  const focusPlace = (to: Place) => {
    wantsFocus.current = true;
    setPlace({ ...to });
  };
  const range = useCellRange({ props, table, offset, place, focusPlace });
  const columnAt = (column: number) => columns[column - offset];
  const mayEdit = ({ row, column }: Place) => {
    const target = columnAt(column);
    const record = rows[row];
    return Boolean(target?.renderEditor && record && (target.mayEdit?.(record) ?? true));
  };
  const startEdit = (at: Place, typed?: string) => {
    const id = ids[at.row];
    const column = columnAt(at.column);
    if (!id || !column || !mayEdit(at)) return false;
    range.clear();
    setPlace(at);
    setEditing({ id, column: column.key, typed });
    return true;
  };
  const endEdit = (move?: 'down' | 'right' | 'left' | 'stay') => {
    setEditing(null);
    if (!move) return;
    const steps = { down: [1, 0], right: [0, 1], left: [0, -1], stay: [0, 0] } as const;
    const [down, right] = steps[move];
    focusPlace({
      row: Math.min(rows.length - 1, place.row + down),
      column: Math.max(offset, Math.min(columns.length - 1 + offset, place.column + right)),
    });
  };
  const select = (index: number, range: boolean) => {
    const id = ids[index];
    if (!selection || !onSelectionChange || !id) return;
    onSelectionChange(range ? addRange(selection, ids, anchor.current, index) : toggle(selection, id));
    if (!range) anchor.current = index;
  };
  const extend = (from: Place, to: Place) => {
    if (!selection || !onSelectionChange) return;
    if (!selection.has(ids[from.row] ?? '')) anchor.current = from.row;
    onSelectionChange(addRange(selection, ids, anchor.current, to.row));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const at = placeOf(target);
    if (!at || event.defaultPrevented || isEditorPart(target) || event.nativeEvent.isComposing) return;
    const handled = actOnKey(event, at, target);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const actOnKey = (event: KeyboardEvent<HTMLElement>, at: Place, target: HTMLElement): boolean => {
    const command = event.ctrlKey || event.metaKey;
    const column = columnAt(at.column);
    const inRows = at.row >= 0;
    if (!inRows && event.shiftKey && column && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      nudge(column, event.key === 'ArrowRight' ? nudgePixels : -nudgePixels);
      return true;
    }
    if (!inRows && column && opensMenu(event)) {
      openMenu(column);
      return true;
    }
    if (command && event.key === 'a' && selection && onSelectionChange) {
      onSelectionChange(new Set([...selection, ...ids]));
      return true;
    }
    if (event.key === ' ' && inRows && selection && !target.matches('button')) {
      select(at.row, event.shiftKey);
      return true;
    }
    if (event.key === 'Escape' && range.block) {
      range.clear();
      return true;
    }
    if (event.key === 'Escape' && selection?.size && onSelectionChange) {
      onSelectionChange(new Set());
      return true;
    }
    if (event.key === 'F2' && inRows) return startEdit(at);
    if (event.key === 'Enter' && inRows && !target.matches('a, button')) {
      const row = rows[at.row];
      if (!startEdit(at) && row) openRow(row);
      return true;
    }
    if (isCharacter(event) && inRows && mayEdit(at)) return startEdit(at, event.key);
    const to = placeAfterKey(
      at,
      { key: event.key, ctrl: command, rightToLeft: getComputedStyle(event.currentTarget).direction === 'rtl' },
      { rows: rows.length, columns: columns.length + offset, rowsPerPage: rowWindow.current?.rowsPerPage ?? 1 },
    );
    if (!to) return false;
    if (event.shiftKey && inRows && to.row >= 0) {
      // In the boxes, and where rows are being selected, it takes in rows; elsewhere cells
      if (column && !selection?.has(ids[at.row] ?? '')) {
        range.extend(at, to);
        return true;
      }
      if (to.row !== at.row) extend(at, to);
    }
    range.clear();
    focusPlace(to);
    return true;
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const at = placeOf(event.target as HTMLElement);
    if (!at || (at.row === place.row && at.column === place.column)) return;
    range.clear();
    setPlace(at);
  };

  return { range, focusPlace, editing, startEdit, endEdit, select, onKeyDown, onFocus };
}

export type Grid<Row> = ReturnType<typeof useGrid<Row>>;

/** Where a keyboard asks for the menu of what has the focus, or a spreadsheet for that of a column. */
function opensMenu({ key, altKey, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey) || (key === 'ArrowDown' && altKey);
}

function isEditorPart(target: HTMLElement): boolean {
  return target.closest('[data-cell-editor]') !== null;
}

function isCharacter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}
