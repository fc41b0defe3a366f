import { clsx } from 'clsx';
import { CircleAlert, Pencil } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { fillerRole, gridCellAttributes } from '../aria-grid';
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
  selectable: boolean;
  selected: boolean;
  /** Shown in the side panel. */
  open: boolean;
  /** Grid column of the cell that Tab reaches, or -1. */
  tabColumn: number;
  editing: Editing | null;
  /** Before scripts run, links must be reachable by Tab; after, the grid moves between them. */
  hydrated: boolean;
  cellState: ((row: Row, column: string) => CellState | undefined) | undefined;
  actions: RowActions<Row>;
};

function TableRowPlain<Row>(props: TableRowProps<Row>) {
  const { row, index, label, href, columns, selectable, selected, open, tabColumn, hydrated, actions } = props;
  const offset = selectable ? 1 : 0;
  return (
    <tr
      data-row={index}
      data-open={open || undefined}
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      className="dt-row"
    >
      {selectable && (
        <td {...gridCellAttributes()} data-place={`${index}:0`} className="dt-cell dt-pin">
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
        </td>
      )}
      {columns.map((column, columnIndex) => {
        const isPrimary = columnIndex === 0;
        const tabIndex = tabColumn === columnIndex + offset ? 0 : -1;
        const place = { row: index, column: columnIndex + offset };
        const linked = isPrimary && href !== undefined;
        return (
          <td
            key={column.key}
            {...gridCellAttributes()}
            data-place={`${place.row}:${place.column}`}
            tabIndex={linked ? undefined : tabIndex}
            className={clsx('dt-cell', column.align === 'end' && 'dt-end', isPrimary && pinStyle(selectable))}
          >
            <Cell {...props} column={column} place={place}>
              {linked ? (
                <a
                  href={href}
                  data-row-link
                  data-cell-focus
                  tabIndex={hydrated ? tabIndex : undefined}
                  className="dt-link"
                >
                  {column.cell(row)}
                </a>
              ) : (
                column.cell(row)
              )}
            </Cell>
          </td>
        );
      })}
      <td {...fillerRole} className="dt-cell" />
    </tr>
  );
}

/** The first data column stays in sight, beside the boxes where there are any. */
export function pinStyle(besideBoxes: boolean): string {
  return clsx('dt-pin dt-pin-edge', besideBoxes && 'dt-pin-after-box');
}

export const TableRow = memo(TableRowPlain) as typeof TableRowPlain;

type CellProps<Row> = TableRowProps<Row> & {
  column: Column<Row>;
  place: { row: number; column: number };
  children: ReactNode;
};

function Cell<Row>({ row, column, place, editing, hydrated, cellState, actions, children }: CellProps<Row>) {
  if (editing?.column === column.key && column.renderEditor) {
    return (
      <div data-cell-editor className="dt-editor">
        {column.renderEditor({
          row,
          label: column.label,
          typed: editing.typed,
          commit: (value, move) => {
            actions.commit(row, column.key, value);
            actions.endEdit(move);
          },
          leave: (move) => actions.endEdit(move),
          cancel: () => actions.endEdit('stay'),
        })}
      </div>
    );
  }
  const state = cellState?.(row, column.key);
  const note = state?.error ?? state?.warning;
  // A button that needs scripts is no work for the server: on a page of 50 rows they were half of its elements.
  const editable = hydrated && column.renderEditor && (column.mayEdit?.(row) ?? true);
  return (
    <div className="dt-in" data-state={stateName(state)}>
      <div title={column.text?.(row)} className="dt-text">
        {children}
      </div>
      {note && (
        <>
          <CircleAlert
            aria-hidden="true"
            className={clsx('ms-auto size-3.5', state?.error ? 'text-danger-text' : 'text-warning-text')}
          />
          <span className="dt-note">{note}</span>
        </>
      )}
      {editable && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Edit ${column.label}`}
          onClick={() => actions.startEdit(place)}
          className="dt-edit"
        >
          <Pencil className="size-3" />
        </button>
      )}
    </div>
  );
}

function stateName(state: CellState | undefined): string | undefined {
  if (state?.error) return 'error';
  if (state?.warning) return 'warning';
  if (state?.pending) return 'pending';
  return state?.changed ? 'changed' : undefined;
}
