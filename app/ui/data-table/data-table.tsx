import { useNavigate } from '@remix-run/react';
import { clsx } from 'clsx';
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { usePrepared } from '~/lib/use-prepared';
import { gridAttributes } from '../aria-grid';
import { latePart } from '../late-part';
import { useElement } from '../use-element';
import { useHydrated } from '../use-hydrated';
import { useMedia } from '../use-media';
import { SkeletonRows, TableBody } from './body';
import { blockWords } from './cell-range';
import { clickedRow, rowLink } from './clicked-row';
import type { Place } from './grid-keys';
import { TableHead } from './head';
import type { DataTableProps } from './types';
import { selectColumnWidth, useColumnWidths } from './use-column-widths';
import { useGrid } from './use-grid';
import { usePins } from './use-pins';
import type { WindowHandle } from './use-row-window';
import { useStableActions } from './use-stable-actions';

const skeletonRows = 14;

const CellHands = latePart(async () => (await import('./cell-hands')).CellHands);

/**
 * The table of records. Only the rows in view are in the page; the first ones come with the served page. It fills its
 * parent, which must have a height. Keys: arrows, Home/End, Page keys, Ctrl+Home/End move; Space selects rows,
 * Shift+arrows more of them, or cells where the row is not selected; Ctrl/Cmd+A takes the loaded rows, Esc lets go;
 * Enter opens or edits, F2 or typing edits; Ctrl/Cmd+C and +V copy and paste cells; Alt+ArrowDown on a header opens its
 * menu. A pointer takes cells by dragging, a right click or a long press; a bar over the foot then copies and pastes.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowId,
    rowHref,
    onRowOpen,
    selection,
    onSelectionChange,
    activeRowId,
    loading,
    loadingMore,
  } = props;
  const [scroller, setScroller] = useElement();
  const rowWindow = useRef<WindowHandle>({ rowsPerPage: 1, scrollToRow: () => {} });
  const table = useRef<HTMLTableElement>(null);
  const navigate = useNavigate();
  const hydrated = useHydrated();
  const selectable = selection !== undefined && onSelectionChange !== undefined;
  const offset = selectable ? 1 : 0;
  const ids = useMemo(() => rows.map(rowId), [rows, rowId]);

  const [wantedPlace, setPlace] = useState<Place>({ row: 0, column: offset });
  const place = {
    row: Math.min(wantedPlace.row, rows.length - 1),
    column: Math.min(wantedPlace.column, columns.length - 1 + offset),
  };
  const widths = useColumnWidths({
    columns,
    widths: props.columnWidths,
    onChange: props.onColumnWidthsChange,
    selectable,
    table,
  });
  const pins = usePins({ columns, selectable, table });
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const openRow = (row: Row) => {
    const href = rowHref?.(row);
    if (onRowOpen) onRowOpen(row);
    else if (href) navigate(href);
  };
  const grid = useGrid({
    props,
    table,
    offset,
    ids,
    rowWindow,
    place,
    setPlace,
    openRow,
    nudge: widths.nudge,
    openMenu: (column) => setMenuOf(column.key),
  });
  const onMenu = (column: string | null) => {
    setMenuOf(column);
    const at = columns.findIndex(({ key }) => key === menuOf);
    // The button that it hangs on is shown under the pointer alone, and takes no focus back
    if (column === null && at >= 0) grid.focusPlace({ row: -1, column: at + offset });
  };
  const actions = useStableActions<Row>({
    select: grid.select,
    startEdit: grid.startEdit,
    endEdit: grid.endEdit,
    commit: (row, column, value) => props.onCellCommit?.({ row, column, value }),
  });

  const [inHand, setInHand] = useState(false);
  const prepareHands = useCallback(async () => {
    await CellHands.prepare();
    setInHand(true);
  }, []);
  usePrepared(prepareHands);
  // A finger gives no sign before its press, which may be a long one
  const isTouched = useMedia('(pointer: coarse)');
  useEffect(() => {
    if (isTouched) void prepareHands();
  }, [isTouched, prepareHands]);

  const activeIndex = activeRowId ? ids.indexOf(activeRowId) : -1;
  useEffect(() => {
    if (activeIndex < 0) return;
    rowWindow.current.scrollToRow(activeIndex);
    setPlace((current) => ({ ...current, row: activeIndex }));
  }, [activeIndex]);

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const row = clickedRow(event, rows);
    if (row === undefined) return;
    const onLink = (event.target as HTMLElement).closest(rowLink) !== null;
    const wantsTab = event.ctrlKey || event.metaKey || event.button === 1;
    // The browser itself knows what to do with a link that is to be opened elsewhere
    if ((wantsTab && onLink) || event.shiftKey) return;
    const href = rowHref?.(row);
    event.preventDefault();
    if (wantsTab && href) window.open(href, '_blank', 'noopener');
    else if (!wantsTab) openRow(row);
  };
  const isEmpty = rows.length === 0 && !loading;
  return (
    <>
      <div
        ref={setScroller}
        className={clsx(
          'relative h-full min-h-0 overflow-auto scroll-pt-row scroll-pb-2 bg-surface print:h-auto print:overflow-visible',
          props.className,
        )}
      >
        <table
          ref={table}
          {...gridAttributes({ 'aria-multiselectable': selectable || undefined })}
          aria-label={label}
          aria-rowcount={props.total === undefined ? (props.hasMore ? -1 : rows.length + 1) : props.total + 1}
          aria-busy={loading || undefined}
          width={widths.tableWidth}
          onClick={onClick}
          onAuxClick={onClick}
          onKeyDown={grid.onKeyDown}
          onFocus={grid.onFocus}
          {...grid.range.handlers}
          className="dt"
        >
          <colgroup>
            {selectable && <col width={selectColumnWidth} />}
            {columns.map((column) => (
              <col key={column.key} data-key={column.key} width={widths.widthOf(column)} />
            ))}
            <col />
          </colgroup>
          <TableHead {...{ props, offset, ids, place, widths, pins, menuOf }} onMenu={onMenu} />
          <tbody>
            <TableBody
              props={props}
              ids={ids}
              scroller={scroller}
              handle={rowWindow}
              place={place}
              block={grid.range.block}
              pins={pins}
              editing={grid.editing}
              hydrated={hydrated}
              actions={actions}
            />
            {loading && rows.length === 0 && (
              <SkeletonRows count={skeletonRows} columns={columns.length} selectable={selectable} />
            )}
            {loadingMore && <SkeletonRows count={3} columns={columns.length} selectable={selectable} />}
          </tbody>
        </table>
        {isEmpty && <div className="sticky start-0 w-full">{props.empty}</div>}
        <p role="status" className="sr-only">
          {selectable && selection.size > 0 ? `${selection.size} selected` : ''}
          {grid.range.block ? blockWords(grid.range.block) : ''}
          {loading ? 'Loading' : ''}
        </p>
      </div>
      {inHand && (
        <CellHands
          table={table}
          range={grid.range}
          firstColumn={offset}
          besideBar={selectable && selection.size > 0}
          isMinor
        />
      )}
    </>
  );
}
