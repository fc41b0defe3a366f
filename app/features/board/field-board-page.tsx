import { useMemo, useState } from 'react';
import { described } from '~/features/records/descriptions';
import { noFilter } from '~/features/records/filter-language';
import { FilterNamesProvider } from '~/features/records/filter-names';
import { prepareBoards, SelectionBar } from '~/features/records/late-parts';
import { type Basics, RecordsProvider, useRecords } from '~/features/records/records-context';
import { type Field, objectOf, type Plural, type RecordView } from '~/features/records/types';
import { useListKeys } from '~/features/records/use-list-view';
import { TaskTabs } from '~/features/tasks/task-tabs';
import type { ViewsData } from '~/features/views/use-views';
import { ViewBar } from '~/features/views/view-bar';
import { type Packed, unpack } from '~/lib/packed';
import { usePrepared } from '~/lib/use-prepared';
import { Board } from '~/ui/board/board';
import { PageHeader } from '~/ui/page-header';
import { AddButton, boardPageStyle } from './board-page-parts';
import { BoardPanel } from './board-panel';
import type { BoardSource } from './board-plan';
import { ColumnSwitcher } from './column-switcher';
import { CreateInColumn } from './create-in-column';
import { readFieldPlace, writeFieldPlace } from './field-place';
import { fieldPlan } from './field-plan';
import { FieldToolbar } from './field-toolbar';
import { arrangedBy, isByMonth, isMonth } from './forecast';
import { BoardFoot } from './hidden-columns';
import { MonthSteps } from './month-steps';
import { RefusedNote } from './refused-note';
import { useBoardEvents } from './use-board-events';
import { useBoardView } from './use-board-view';
import { useCards } from './use-cards';
import { useFieldColumns, useRecordItems } from './use-field-columns';
import { useMoveCards } from './use-move-cards';

export type FieldBoardData = {
  by: 'field';
  basics: Basics;
  board: Packed<BoardSource<RecordView>>;
  views: ViewsData;
  /** The field whose options are the columns. */
  fieldKey: string;
  names: [string, string][];
  panel: RecordView | null;
  /** The server takes no such filter or order: everything is shown, without them and without the search. */
  refused: boolean;
  /** The filter of the address cannot be read: the rest of it counts. */
  unread: boolean;
};

type PageProps = { plural: Plural; data: FieldBoardData };

/** Records of any type, in columns by one of their fields. Everything about the board lies in the address. */
export function FieldBoardPage({ plural, data }: PageProps) {
  return (
    <RecordsProvider basics={data.basics}>
      <FilterNamesProvider names={data.names}>
        <Fields plural={plural} data={data} />
      </FilterNamesProvider>
    </RecordsProvider>
  );
}

function Fields({ plural, data }: PageProps) {
  const { objects } = useRecords();
  const field = described(objects, objectOf[plural]).fields.find(({ key }) => key === data.fieldKey);
  return field ? <FieldBoard key={field.key} {...{ plural, data, field }} /> : null;
}

function FieldBoard({ plural, data, field }: PageProps & { field: Field }) {
  usePrepared(prepareBoards);
  const { objects, writing, members, path, can } = useRecords();
  const own = described(objects, objectOf[plural]);
  const object = useMemo(() => arrangedBy(own, field), [own, field]);
  const [one, many] = [object.label.one.toLowerCase(), object.label.many.toLowerCase()];
  const { params, view, change, rewrite, narrowing, narrowed, sort, panel, openPanel } = useBoardView(
    objectOf[plural],
    data,
  );
  const { hidden, column, from } = readFieldPlace(params, object);
  const plan = useMemo(() => fieldPlan({ object, field, sort, from, writing }), [object, field, sort, from, writing]);
  const board = useCards({ plan, source: unpack(data.board), narrowing });
  useBoardEvents({ board, plan });
  const move = useMoveCards({ board, object, field: field.key, hidden });
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [creatingIn, setCreatingIn] = useState<string | null>(null);
  const mayCreate = can('records.create') && plural !== 'activities';
  useListKeys({ onCreate: mayCreate ? () => setCreatingIn('') : undefined, label: `Add ${one}` });
  const hide = (ids: readonly string[]) => rewrite((now) => writeFieldPlace(now, { hidden: ids }));
  const columns = useFieldColumns({
    ...{ object, field, board, writing, narrowed, hidden },
    onCreate: mayCreate && !field.readOnly ? setCreatingIn : undefined,
    onHide: (id) => hide([...hidden, id]),
  });
  const items = useRecordItems({ object, field, plan, path, writing, members });
  // A phone begins with a month, and not with what has none
  const first = columns.find(({ id }) => isMonth(id)) ?? columns[0];
  const shownColumn = columns.find(({ id }) => id === column)?.id ?? first?.id ?? '';
  const onMove = (ids: readonly string[], to: string) => {
    setSelection(new Set());
    void move(ids, to);
  };
  return (
    <div className={boardPageStyle}>
      <PageHeader
        title={object.label.many}
        actions={
          <>
            {isByMonth(field) && (
              <div className="max-sm:hidden">
                <MonthSteps heads={board.heads} locale={writing.locale} />
              </div>
            )}
            {mayCreate && <AddButton one={one} onClick={() => setCreatingIn('')} />}
          </>
        }
      />
      {plural === 'tasks' && <TaskTabs />}
      <ViewBar plural={plural} kind="board" label={`All ${object.label.many.toLowerCase()}`} data={data.views} />
      <FieldToolbar {...{ plural, object, field, view, change, hidden }} heads={board.heads} onHide={hide} />
      {isByMonth(field) && (
        <div className="border-b py-1 sm:hidden">
          <MonthSteps heads={board.heads} locale={writing.locale} />
        </div>
      )}
      {(data.refused || data.unread) && (
        <RefusedNote many={many} onClear={() => change({ filter: noFilter, sort: [] }, true)} />
      )}
      <ColumnSwitcher
        word="column"
        columns={columns}
        shown={shownColumn}
        onShow={(id) => rewrite((now) => writeFieldPlace(now, { column: id }))}
      />
      <Board<RecordView>
        label={object.label.many}
        columns={columns}
        items={items}
        selection={selection}
        onSelectionChange={setSelection}
        mayMove={can('records.update') && !field.readOnly}
        shownColumn={shownColumn}
        currentId={panel?.id ?? null}
        onOpen={(id) => openPanel(id, panel !== null)}
        onMove={onMove}
        onReachEnd={(id) => void board.loadMore(id)}
      >
        {selection.size > 0 && (
          <SelectionBar
            many={many}
            count={selection.size}
            columns={columns}
            onMove={(id) => onMove([...selection], id)}
            onClear={() => setSelection(new Set())}
          />
        )}
      </Board>
      <BoardFoot
        {...{ hidden, one, many, narrowed }}
        heads={board.heads}
        locale={writing.locale}
        onShowAll={() => hide([])}
      />
      <BoardPanel {...{ plural, object, board, columns, panel }} loaded={data.panel} onOpen={openPanel} />
      {creatingIn !== null && (
        <CreateInColumn
          {...{ plural, object, field, board }}
          column={creatingIn}
          filter={view.filter}
          onClose={() => setCreatingIn(null)}
          onOpen={openPanel}
        />
      )}
    </div>
  );
}
