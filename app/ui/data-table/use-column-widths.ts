import { type PointerEvent, type RefObject, useState } from 'react';
import type { Column } from './types';

const narrowest = 72;
const widest = 800;
const defaultColumnWidth = 160;
export const selectColumnWidth = 40;

type Options<Row> = {
  columns: readonly Column<Row>[];
  widths: Readonly<Record<string, number>> | undefined;
  onChange: ((widths: Record<string, number>) => void) | undefined;
  selectable: boolean;
  table: RefObject<HTMLTableElement>;
};

const clampWidth = (width: number) => Math.round(Math.max(narrowest, Math.min(widest, width)));

/**
 * Column widths as `width` attributes of `<col>` and `<table>`: the content security policy forbids style attributes
 * in served pages. While a border is dragged the attributes are set directly; the state follows when it is let go.
 */
export function useColumnWidths<Row>({ columns, widths, onChange, selectable, table }: Options<Row>) {
  const [own, setOwn] = useState<Record<string, number>>({});
  const widthOf = (column: Column<Row>) =>
    widths?.[column.key] ?? own[column.key] ?? column.width ?? defaultColumnWidth;
  const tableWidth = columns.reduce((sum, column) => sum + widthOf(column), selectable ? selectColumnWidth : 0);

  const set = (column: Column<Row>, width: number) => {
    const next = { ...own, ...widths, [column.key]: clampWidth(width) };
    setOwn(next);
    onChange?.(next);
  };

  const drag = (column: Column<Row>, event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const col = table.current?.querySelector<HTMLTableColElement>(`col[data-key="${CSS.escape(column.key)}"]`);
    if (!col || !table.current) return;
    const tableElement = table.current;
    const startX = event.clientX;
    const startWidth = widthOf(column);
    const sign = getComputedStyle(handle).direction === 'rtl' ? -1 : 1;
    let width = startWidth;
    const move = (moved: globalThis.PointerEvent) => {
      width = clampWidth(startWidth + sign * (moved.clientX - startX));
      col.setAttribute('width', String(width));
      tableElement.setAttribute('width', String(tableWidth - startWidth + width));
    };
    const stop = () => {
      handle.removeEventListener('pointermove', move);
      set(column, width);
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', stop, { once: true });
  };

  return {
    widthOf,
    tableWidth,
    drag,
    nudge: (column: Column<Row>, by: number) => set(column, widthOf(column) + by),
    reset: (column: Column<Row>) => set(column, column.width ?? defaultColumnWidth),
  };
}

export type ColumnWidths<Row> = ReturnType<typeof useColumnWidths<Row>>;
