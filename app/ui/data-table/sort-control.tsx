import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { MouseEvent } from 'react';
import { nextSort } from './sort-rules';
import type { Column, DataTableProps } from './types';

/** A column's name, with its icon where it has one. */
export function HeadLabel<Row>({ column }: { column: Column<Row> }) {
  return (
    <>
      {column.icon && <span className="contents *:[svg]:size-3.5">{column.icon}</span>}
      <span className="truncate">{column.label}</span>
    </>
  );
}

/** A column's name that orders the rows: a link where there is an address for it, so that it works before scripts load. */
export function SortControl<Row>({
  column,
  props,
  tabIndex,
}: {
  column: Column<Row>;
  props: DataTableProps<Row>;
  tabIndex: number;
}) {
  const sort = props.sort ?? [];
  const level = sort.findIndex((item) => item.field === column.key);
  const Arrow = sort[level]?.direction === 'desc' ? ArrowDown : ArrowUp;
  const look = clsx('dt-label dt-sort', column.align === 'end' && 'flex-row-reverse', level >= 0 && 'text-text');
  const inside = (
    <>
      <HeadLabel column={column} />
      {level >= 0 && <Arrow className="size-3.5" aria-hidden="true" />}
      {level >= 0 && sort.length > 1 && <span className="tabular-nums">{level + 1}</span>}
    </>
  );
  const onClick = (event: MouseEvent) => {
    if (!props.onSortChange) return;
    event.preventDefault();
    props.onSortChange(nextSort(sort, column.key, event.shiftKey));
  };
  if (!props.sortHref) {
    return (
      <button type="button" data-cell-focus tabIndex={tabIndex} onClick={onClick} className={look}>
        {inside}
      </button>
    );
  }
  return (
    <Link
      to={props.sortHref(nextSort(sort, column.key, false))}
      data-cell-focus
      tabIndex={tabIndex}
      onClick={onClick}
      className={look}
      preventScrollReset
    >
      {inside}
    </Link>
  );
}
