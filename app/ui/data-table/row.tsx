import { clsx } from 'clsx';
import { memo } from 'react';
import { fillerRole, gridCellAttributes } from '../aria-grid';
import { moreIn } from './cell-content';
import { ariaRowIndex } from './places';
import type { CellState, Column } from './types';
import type { Editing, Grid } from './use-grid';

/** What all rows share; stable, so that a row renders again only for its own sake. */
export type RowActions<Row> = {
  select: Grid<Row>['select'];
  startEdit: Grid<Row>['startEdit'];
  endEdit: Grid<Row>['endEdit'];
  commit: (row: Row, column: string, value: unknown) => void;
};

export type TableRowProps<Row> = {
  row: Row;
  index: number;
  label: string;
  href: string | undefined;
  columns: readonly Column<Row>[];
  /** The class of each column's cells, where they have one. */
  cellStyles: readonly (string | undefined)[];
  selectable: boolean;
  selected: boolean;
  /** Shown in the side panel. */
  open: boolean;
  /** Grid column of the cell that Tab reaches, or -1. */
  tabColumn: number;
  /** Grid columns of the first and the last cell of a selected block in this row, or -1. */
  rangeFrom: number;
  rangeTo: number;
  editing: Editing | null;
  /**
   * Before scripts run, links must be reachable by Tab; after, the grid moves between them. What works by scripts alone
   * (selecting, edit buttons, the focus of cells, tooltips of cut text) is no work for the server: it was half of its rows.
   */
  hydrated: boolean;
  cellState: ((row: Row, column: string) => CellState | undefined) | undefined;
  actions: RowActions<Row>;
};

function TableRowPlain<Row>(props: TableRowProps<Row>) {
  const { row, index, href, columns, cellStyles, selectable, selected, open, tabColumn, hydrated } = props;
  const offset = selectable ? 1 : 0;
  return (
    <tr
      data-open={open || undefined}
      aria-rowindex={ariaRowIndex(index)}
      aria-selected={selectable && hydrated ? selected : undefined}
      className="dt-row"
    >
      {selectable && <td className="dt-select dt-pin">{hydrated && <SelectBox {...props} />}</td>}
      {columns.map((column, columnIndex) => {
        const tabIndex = hydrated ? (tabColumn === columnIndex + offset ? 0 : -1) : undefined;
        const linked = columnIndex === 0 && href !== undefined;
        const value = column.cell(row);
        const shown = linked ? (
          <a href={href} tabIndex={tabIndex} className="dt-link">
            {value}
          </a>
        ) : (
          value
        );
        const inRange = columnIndex + offset >= props.rangeFrom && columnIndex + offset <= props.rangeTo;
        const style = inRange ? clsx(cellStyles[columnIndex], 'dt-in-range') : cellStyles[columnIndex];
        const state = props.cellState?.(row, column.key);
        if (!hydrated && !state) {
          return (
            <td key={column.key} className={style}>
              {shown}
            </td>
          );
        }
        const more = moreIn(props, { column, gridColumn: columnIndex + offset, shown, state });
        return (
          <td
            key={column.key}
            {...(inRange && gridCellAttributes({ 'aria-selected': true }))}
            tabIndex={linked ? undefined : tabIndex}
            title={more.fills ? undefined : column.text?.(row) || undefined}
            className={more.fills ? clsx(style, 'dt-full') : style}
          >
            {more.content}
          </td>
        );
      })}
      <td {...fillerRole} />
    </tr>
  );
}

export const TableRow = memo(TableRowPlain) as typeof TableRowPlain;

/**
 * How the columns at the start stay in sight, beside the boxes where there are any.
 * @param pins how many do
 */
export function pinStyle(at: number, pins: number, besideBoxes: boolean): string | undefined {
  if (at >= pins) return undefined;
  const place = at > 0 ? `dt-pin-${at}` : besideBoxes ? 'dt-pin-name dt-pin-after-box' : 'dt-pin-name';
  return clsx('dt-pin', place, at === pins - 1 && 'dt-pin-edge');
}

/** Worked out once for all rows. */
export const cellStylesOf = <Row,>(
  columns: readonly Column<Row>[],
  { pins, selectable }: { pins: number; selectable: boolean },
): (string | undefined)[] =>
  columns.map(({ align }, at) => clsx(align === 'end' && 'dt-end', pinStyle(at, pins, selectable)) || undefined);

function SelectBox<Row>({ index, label, selected, tabColumn, actions }: TableRowProps<Row>) {
  return (
    <label className="dt-box">
      <input
        type="checkbox"
        className="checkbox"
        data-cell-focus
        tabIndex={tabColumn === 0 ? 0 : -1}
        aria-label={`Select ${label}`}
        checked={selected}
        onChange={(event) =>
          actions.select(index, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
        }
      />
    </label>
  );
}
