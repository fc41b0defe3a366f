import { ArchiveRestore, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { toastFailure } from '~/features/records/choices';
import { kindLabels, TrashFrame } from '~/features/records/trash-frame';
import { isObjectName, pluralOf } from '~/features/records/types';
import { useLiveChanges } from '~/features/records/use-live';
import { useUndo } from '~/features/records/use-undo';
import { useApi, useWorkspace } from '~/features/workspace/use-workspace';
import { RelativeTime } from '~/lib/time';
import { useRefresh } from '~/lib/use-refresh';
import { Button } from '~/ui/button';
import { DataTable } from '~/ui/data-table/data-table';
import type { Column } from '~/ui/data-table/types';
import { EmptyState } from '~/ui/empty-state';
import { ActionBar } from '~/ui/page-header';
import type { SavedView, ViewsData } from './use-views';

export type ViewsTrashData = { kind: 'views'; views: ViewsData; head: string | null };

const kinds: Record<string, string> = { table: 'Table', board: 'Board', calendar: 'Calendar', dashboard: 'Dashboard' };
const ofWords = (object: string) => (isObjectName(object) ? kindLabels[pluralOf[object]] : 'Home');

const columns: Column<SavedView>[] = [
  { key: 'name', label: 'Name', width: 240, cell: ({ name }) => <bdi>{name}</bdi>, text: ({ name }) => name },
  { key: 'object', label: 'Of', width: 120, cell: ({ object }) => ofWords(object) },
  { key: 'kind', label: 'Kind', width: 110, cell: ({ kind }) => kinds[kind] ?? kind },
  { key: 'shared', label: 'Seen by', width: 130, cell: ({ shared }) => (shared ? 'Everybody' : 'Only you') },
  { key: 'owner', label: 'Owner', width: 160, cell: ({ owner }) => owner && <bdi>{owner.name}</bdi> },
  {
    key: 'deletedAt',
    label: 'Moved to the trash',
    width: 170,
    cell: ({ deletedAt }) => (deletedAt ? <RelativeTime at={deletedAt} /> : null),
  },
];

const none: ReadonlySet<string> = new Set();
const idOf = ({ id }: SavedView) => id;
const nameOf = ({ name }: SavedView) => name;

/** Views that were deleted, and the way back. */
export function ViewsTrash({ data }: { data: ViewsTrashData }) {
  const api = useApi();
  const { can } = useWorkspace();
  const { announce } = useUndo();
  const refresh = useRefresh();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  // Gone at once; what is read afterwards says so itself, or that it was taken back
  const [restored, setRestored] = useState({ of: data.views, ids: none });
  const [busy, setBusy] = useState(false);
  const rows = useMemo(() => {
    const gone = restored.of === data.views ? restored.ids : none;
    return data.views.views.filter(({ id }) => !gone.has(id));
  }, [data.views, restored]);
  useLiveChanges(data.head, ({ object }) => {
    if (object === 'view') refresh();
  });
  const chosen = rows.filter(({ id }) => selection.has(id));
  const mine = chosen.filter((view) => view.can.delete);
  const restore = async () => {
    setBusy(true);
    try {
      const ids = mine.map(idOf);
      const { count, groupId } = await api.views.restore.mutate({ ids });
      announce(count === 1 ? `“${mine[0]?.name}” restored` : `${count} views restored`, groupId);
      setRestored({ of: data.views, ids: new Set(ids) });
      setSelection(new Set());
    } catch (error) {
      toastFailure(error, 'Not restored');
    } finally {
      setBusy(false);
    }
  };
  return (
    <TrashFrame
      kind="views"
      count={rows.length}
      description="A view that is restored is where it was, for the same people."
    >
      <div className="relative min-h-0 flex-1">
        <DataTable
          label="Views in the trash"
          columns={columns}
          rows={rows}
          rowId={idOf}
          rowLabel={nameOf}
          selection={selection}
          onSelectionChange={setSelection}
          empty={
            <EmptyState icon={<Trash2 />} title="No views in the trash">
              A view that is deleted waits here until its owner, or a manager, restores it.
            </EmptyState>
          }
        />
        {chosen.length > 0 && (
          <ActionBar label="Actions for the selected views">
            <span className="whitespace-nowrap pe-2 text-13 tabular-nums">{chosen.length} selected</span>
            {can('records.restore') && mine.length > 0 && (
              <Button
                size="small"
                variant="ghost"
                icon={<ArchiveRestore />}
                loading={busy}
                onClick={() => void restore()}
              >
                {mine.length === chosen.length ? 'Restore' : `Restore ${mine.length} of them`}
              </Button>
            )}
            {mine.length < chosen.length && (
              <span className="pe-2 text-12 text-muted">Those of others are restored by them or a manager.</span>
            )}
          </ActionBar>
        )}
      </div>
    </TrashFrame>
  );
}
