import { clsx } from 'clsx';
import { Fragment, type MutableRefObject, useMemo } from 'react';
import { fillerRole } from '../aria-grid';
import { Skeleton } from '../skeleton';
import type { CellBlock } from './cell-range';
import type { Place } from './grid-keys';
import { cellStylesOf, type RowActions, TableRow } from './row';
import type { DataTableProps } from './types';
import type { Editing } from './use-grid';
import { useRowWindow, type WindowHandle } from './use-row-window';

type BodyProps<Row> = {
  props: DataTableProps<Row>;
  ids: readonly string[];
  scroller: HTMLElement | null;
  handle: MutableRefObject<WindowHandle>;
  place: Place;
  /** Selected cells, where there are more than the focused one. */
  block: CellBlock | null;
  /** How many columns stay in sight. */
  pins: number;
  editing: Editing | null;
  hydrated: boolean;
  actions: RowActions<Row>;
};

/** The rows in view, with space in place of the others. Apart from the table, so that scrolling renders this alone. */
export function TableBody<Row>(body: BodyProps<Row>) {
  const { props, ids, scroller, handle, place, block, pins, editing, hydrated, actions } = body;
  const { rows, columns, rowLabel, rowHref, selection, onSelectionChange, activeRowId, cellState } = props;
  const { indexes, rowHeight } = useRowWindow({
    scroller,
    handle,
    count: rows.length,
    keep: place.row,
    scrollKey: props.scrollKey,
    onReachEnd: props.hasMore && !props.loadingMore && !props.loading ? props.onReachEnd : undefined,
  });
  const lastShown = indexes.at(-1) ?? -1;
  const selectable = selection !== undefined && onSelectionChange !== undefined;
  const cellStyles = useMemo(() => cellStylesOf(columns, { pins, selectable }), [columns, pins, selectable]);
  return (
    <>
      {indexes.map((index, position) => {
        const row = rows[index];
        const id = ids[index];
        if (row === undefined || id === undefined) return null;
        const before = index - (indexes[position - 1] ?? -1) - 1;
        return (
          <Fragment key={id}>
            <Space height={before * rowHeight} />
            <TableRow
              row={row}
              index={index}
              label={rowLabel(row)}
              href={rowHref?.(row)}
              columns={columns}
              cellStyles={cellStyles}
              selectable={selectable}
              selected={selection?.has(id) ?? false}
              open={activeRowId === id}
              tabColumn={place.row === index ? place.column : -1}
              rangeFrom={isIn(block, index) ? block.left : -1}
              rangeTo={isIn(block, index) ? block.right : -1}
              editing={editing?.id === id ? editing : null}
              hydrated={hydrated}
              cellState={cellState}
              actions={actions}
            />
          </Fragment>
        );
      })}
      <Space height={(rows.length - 1 - lastShown) * rowHeight} />
    </>
  );
}

const isIn = (block: CellBlock | null, row: number): block is CellBlock =>
  block !== null && row >= block.top && row <= block.bottom;

/** A `height` attribute, because served pages may not carry style attributes. */
function Space({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr {...fillerRole} className="print:hidden">
      <td height={height} className="p-0" />
    </tr>
  );
}

const barWidths = ['w-3/4', 'w-1/2', 'w-2/3', 'w-3/5'];

/** Rows to come, in the shape of the real ones. */
export function SkeletonRows({ count, columns, selectable }: { count: number; columns: number; selectable: boolean }) {
  const cells = Array.from({ length: columns }, (_, index) => `cell-${index}`);
  return (
    <>
      {Array.from({ length: count }, (_, index) => `row-${index}`).map((key, row) => (
        <tr key={key} {...fillerRole} className="dt-coming">
          {selectable && <td />}
          {cells.map((cell, column) => (
            <td key={cell}>
              <Skeleton className={clsx('h-3', barWidths[(row + column) % barWidths.length])} />
            </td>
          ))}
          <td />
        </tr>
      ))}
    </>
  );
}
