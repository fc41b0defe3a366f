import { clsx } from 'clsx';
import { CircleAlert, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TableRowProps } from './row';
import type { CellState, Column } from './types';

type Filled<Row> = { column: Column<Row>; gridColumn: number; shown: ReactNode; state: CellState | undefined };

/** A cell with what scripts add to its value: an editor in its place, how it fares, the way to edit it. */
export function moreIn<Row>(
  props: TableRowProps<Row>,
  { column, gridColumn, shown, state }: Filled<Row>,
): { fills: boolean; content: ReactNode } {
  const { row, index, editing, hydrated, actions } = props;
  if (editing?.column === column.key && column.renderEditor) {
    const editor = column.renderEditor({
      row,
      label: column.label,
      typed: editing.typed,
      commit: (value, move) => {
        actions.commit(row, column.key, value);
        actions.endEdit(move);
      },
      leave: (move) => actions.endEdit(move),
      cancel: () => actions.endEdit('stay'),
    });
    const content = (
      <div data-cell-editor className="dt-editor">
        {editor}
      </div>
    );
    return { fills: true, content };
  }
  const edit = hydrated && column.renderEditor && (column.mayEdit?.(row) ?? true) && (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`Edit ${column.label}`}
      onClick={() => actions.startEdit({ row: index, column: gridColumn })}
      className="dt-edit"
    >
      <Pencil className="size-3" />
    </button>
  );
  const name = stateName(state);
  if (!name) {
    const content = (
      <>
        {shown}
        {edit}
      </>
    );
    return { fills: false, content };
  }
  const note = state?.error ?? state?.warning;
  const content = (
    <div className="dt-in" data-state={name}>
      <div title={column.text?.(row)} className="dt-text">
        {shown}
      </div>
      {note && (
        <>
          <CircleAlert
            aria-hidden="true"
            className={clsx('ms-auto size-3.5 shrink-0', state?.error ? 'text-danger-text' : 'text-warning-text')}
          />
          <span className="dt-note">{note}</span>
        </>
      )}
      {edit}
    </div>
  );
  return { fills: true, content };
}

function stateName(state: CellState | undefined): string | undefined {
  if (state?.error) return 'error';
  if (state?.warning) return 'warning';
  if (state?.pending) return 'pending';
  return state?.changed ? 'changed' : undefined;
}
