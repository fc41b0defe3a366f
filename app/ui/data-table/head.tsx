import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { fillerRole } from '../aria-grid';
import { Menu } from '../menu';
import type { Place } from './grid-keys';
import { ariaRowIndex } from './places';
import { pinStyle } from './row';
import { headState, type Selection, toggleAll } from './selection-rules';
import { HeadLabel, SortControl } from './sort-control';
import { ariaSort } from './sort-rules';
import type { Column, DataTableProps } from './types';
import type { ColumnWidths } from './use-column-widths';

type HeadProps<Row> = {
  props: DataTableProps<Row>;
  offset: number;
  ids: readonly string[];
  place: Place;
  widths: ColumnWidths<Row>;
  /** How many columns stay in sight. */
  pins: number;
  /** Key of the column whose menu is open. */
  menuOf: string | null;
  onMenu: (column: string | null) => void;
};

/** The header row: select all, sort by click, width by drag or Shift+arrow, a menu of each column. */
export function TableHead<Row>({ props, offset, ids, place, widths, pins, menuOf, onMenu }: HeadProps<Row>) {
  const { columns, selection, onSelectionChange } = props;
  return (
    <thead>
      <tr aria-rowindex={ariaRowIndex(-1)}>
        {selection && onSelectionChange && (
          <SelectAll
            selection={selection}
            ids={ids}
            onChange={onSelectionChange}
            tabIndex={place.row === -1 && place.column === 0 ? 0 : -1}
          />
        )}
        {columns.map((column, index) => (
          <HeadCell
            key={column.key}
            column={column}
            props={props}
            widths={widths}
            pin={pinStyle(index, pins, offset > 0)}
            menuOpen={menuOf === column.key}
            onMenu={(open) => onMenu(open ? column.key : null)}
            tabIndex={place.row === -1 && place.column === index + offset ? 0 : -1}
          />
        ))}
        <th {...fillerRole} className="dt-head" />
      </tr>
    </thead>
  );
}

type SelectAllProps = {
  selection: Selection;
  ids: readonly string[];
  onChange: (selection: Selection) => void;
  tabIndex: number;
};

function SelectAll({ selection, ids, onChange, tabIndex }: SelectAllProps) {
  const state = headState(selection, ids);
  return (
    <th scope="col" className="dt-head dt-pin">
      <label className="dt-box">
        <input
          type="checkbox"
          className="checkbox"
          data-cell-focus
          tabIndex={tabIndex}
          aria-label="Select all loaded rows"
          checked={state === 'all'}
          disabled={ids.length === 0}
          ref={(box) => {
            if (box) box.indeterminate = state === 'some';
          }}
          onChange={() => onChange(toggleAll(selection, ids))}
        />
      </label>
    </th>
  );
}

type HeadCellProps<Row> = {
  column: Column<Row>;
  props: DataTableProps<Row>;
  widths: ColumnWidths<Row>;
  pin: string | undefined;
  menuOpen: boolean;
  onMenu: (open: boolean) => void;
  tabIndex: number;
};

function HeadCell<Row>({ column, props, widths, pin, menuOpen, onMenu, tabIndex }: HeadCellProps<Row>) {
  const sort = props.sort ?? [];
  const canSort = column.sortable && (props.onSortChange || props.sortHref);
  return (
    <th
      scope="col"
      aria-label={column.label}
      aria-sort={ariaSort(sort, column.key)}
      tabIndex={canSort ? undefined : tabIndex}
      className={clsx('dt-head', pin)}
      onContextMenu={(event) => {
        if (!props.columnMenu) return;
        event.preventDefault();
        onMenu(true);
      }}
    >
      {canSort ? (
        <SortControl column={column} props={props} tabIndex={tabIndex} />
      ) : (
        <span className={clsx('dt-label', column.align === 'end' && 'justify-end')}>
          <HeadLabel column={column} />
        </span>
      )}
      {props.columnMenu && (
        <Menu
          align={column.align === 'end' ? 'start' : 'end'}
          open={menuOpen}
          onOpenChange={onMenu}
          trigger={
            <button
              type="button"
              tabIndex={-1}
              aria-label={`Options of ${column.label}`}
              className={clsx('dt-head-menu', column.align === 'end' && 'dt-head-menu-start')}
            >
              <ChevronDown className="size-3.5" />
            </button>
          }
        >
          {props.columnMenu(column)}
        </Menu>
      )}
      {/* For the pointer; the keyboard has Shift+arrow on the header */}
      <span
        aria-hidden="true"
        onPointerDown={(event) => widths.drag(column, event)}
        onDoubleClick={() => widths.reset(column)}
        className="dt-resize"
      />
    </th>
  );
}
