import { useNavigate } from '@remix-run/react';
import { ArchiveRestore, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { RelativeTime } from '~/lib/time';
import { Button } from '~/ui/button';
import { ConfirmDialog } from '~/ui/confirm-dialog';
import { DataTable } from '~/ui/data-table/data-table';
import type { Column } from '~/ui/data-table/types';
import { EmptyState } from '~/ui/empty-state';
import { ActionBar } from '~/ui/page-header';
import { toast } from '~/ui/toast-store';
import type { CellWriting } from './cell-value';
import { toastFailure } from './choices';
import { buildColumns } from './columns';
import { described } from './descriptions';
import { countText } from './list-rules';
import type { ListInput } from './record-calls';
import { type Basics, RecordsProvider, useRecords } from './records-context';
import { TrashFrame } from './trash-frame';
import { type ObjectDescription, objectOf, type Plural, type RecordPage, type RecordView } from './types';
import { useRecordList } from './use-record-list';
import { useUndo } from './use-undo';

export type TrashData = { kind: 'records'; basics: Basics; plural: Plural; page: RecordPage };

/** Latest first: what one looks for is what one has just thrown away. */
export const trashQuery: ListInput = { trash: true, sort: [{ field: 'deletedAt', direction: 'desc' }] };

/** What was deleted, and the way back. */
export function TrashPage({ data }: { data: TrashData }) {
  return (
    <RecordsProvider basics={data.basics}>
      <Trash key={data.plural} {...data} />
    </RecordsProvider>
  );
}

const idOf = (row: RecordView) => row.id;
const titleOf = (row: RecordView) => row.title;
const shownKeys: Record<Plural, string[]> = {
  people: ['name', 'email', 'companyId'],
  companies: ['name', 'domain', 'city'],
  deals: ['name', 'amount', 'companyId'],
  leads: ['name', 'companyName', 'status'],
  tasks: ['title', 'dueBy', 'ownerId'],
  activities: ['subject', 'kind', 'startsAt'],
  products: ['name', 'code', 'unitPrice'],
};

function columnsOf(object: ObjectDescription, plural: Plural, words: CellWriting): Column<RecordView>[] {
  const known = buildColumns(object, shownKeys[plural], { ...words, mayEdit: false });
  return [
    ...known.map((column) => ({ ...column, sortable: false })),
    {
      key: 'deletedAt',
      label: 'Moved to the trash',
      width: 170,
      cell: (row) => (row.deletedAt ? <RelativeTime at={row.deletedAt} /> : null),
    },
  ];
}

function Trash({ plural, page }: TrashData) {
  const { objects, path, callsOf, writing, members } = useRecords();
  const { announce } = useUndo();
  const navigate = useNavigate();
  const object = described(objects, objectOf[plural]);
  const calls = callsOf(plural);
  const list = useRecordList({ plural, object, page, query: trashQuery, listKey: path(`trash ${plural}`) });
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const columns = useMemo(() => columnsOf(object, plural, { writing, members }), [object, plural, writing, members]);
  const ids = [...selection].slice(0, 100);
  const words = (count: number) => `${count} ${(count === 1 ? object.label.one : object.label.many).toLowerCase()}`;
  const act = async (what: string, work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
      list.remove(ids);
      setSelection(new Set());
    } catch (error) {
      toastFailure(error, what);
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  const restore = () =>
    act('Not restored', async () => {
      const { count, groupId } = await calls.restore(ids);
      announce(`${words(count)} restored`, groupId);
    });
  const destroy = () =>
    act('Not deleted', async () => {
      const { count } = await calls.destroy(ids);
      toast({ title: `${words(count)} deleted for good` });
    });
  return (
    <TrashFrame
      kind={plural}
      count={countText(list.total, writing.locale)}
      description="Restoring brings a record back with its notes, tags and history."
    >
      <div className="relative min-h-0 flex-1">
        <DataTable
          label={`${object.label.many} in the trash`}
          columns={columns}
          rows={list.rows}
          rowId={idOf}
          rowLabel={titleOf}
          rowHref={(row) => path(`${plural}/${row.id}`)}
          onRowOpen={(row) => navigate(path(`${plural}/${row.id}`))}
          selection={selection}
          onSelectionChange={setSelection}
          hasMore={list.hasMore}
          loadingMore={list.loadingMore}
          onReachEnd={() => void list.loadMore()}
          empty={
            <EmptyState icon={<Trash2 />} title={`No ${object.label.many.toLowerCase()} in the trash`}>
              What is deleted waits here until somebody restores it or deletes it for good.
            </EmptyState>
          }
        />
        {selection.size > 0 && (
          <ActionBar label="Actions for the selected records">
            <span className="whitespace-nowrap pe-2 text-13 tabular-nums">{selection.size} selected</span>
            {page.can.restore && (
              <Button
                size="small"
                variant="ghost"
                icon={<ArchiveRestore />}
                loading={busy}
                onClick={() => void restore()}
              >
                Restore
              </Button>
            )}
            {page.can.destroy && (
              <Button size="small" variant="ghost" icon={<Trash2 />} disabled={busy} onClick={() => setAsking(true)}>
                Delete for good
              </Button>
            )}
          </ActionBar>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete ${words(ids.length)} for good?`}
        confirm={`Delete ${words(ids.length)}`}
        tone="danger"
        loading={busy}
        onConfirm={() => void destroy()}
      >
        Their notes and history go with them. This cannot be undone.
      </ConfirmDialog>
    </TrashFrame>
  );
}
