import { Download, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { EditField } from '~/features/bulk/edit-field';
import { useCommands } from '~/features/commands/use-commands';
import { Button, buttonStyle } from '~/ui/button';
import { IconButton } from '~/ui/icon-button';
import { ActionBar } from '~/ui/page-header';
import { Tooltip } from '~/ui/tooltip';
import { AssignOwner } from './assign-owner';
import { ChangeTags } from './change-tags';
import { toastFailure } from './choices';
import { exportPickedHref, mostPicked } from './export-link';
import { countText, inChunks } from './list-rules';
import { useRecords } from './records-context';
import type { ObjectDescription, Plural, Rights } from './types';
import type { RecordList } from './use-record-list';
import { useUndo } from './use-undo';

type Props = {
  plural: Plural;
  object: ObjectDescription;
  list: RecordList;
  selection: ReadonlySet<string>;
  can: Rights;
  /** Columns that an export of the selection has. */
  columns: readonly string[];
  /** Everything that the list shows, also what is not loaded; missing when that is all selected already. */
  onWhole?: (() => void) | undefined;
  onEdit: (ids: string[], values: Record<string, unknown>) => void;
  onClear: () => void;
};

/** What a deed for the selected records gets to work with. */
export type DeedProps = {
  plural: Plural;
  object: ObjectDescription;
  list: RecordList;
  ids: readonly string[];
  busy: boolean;
  /** Does the work, says what failed, and lets go of the selection when it is done. */
  run: (what: string, work: () => Promise<void>) => Promise<void>;
  words: (count: number) => string;
};

/** As many records as one call moves to the trash. */
const mostMoved = 100;

const isTagged = ({ fields }: ObjectDescription): boolean => fields.some(({ type }) => type === 'tags');

/** What can be done with the selected rows. */
export function BulkBar({ plural, object, list, selection, can, columns, onWhole, onEdit, onClear }: Props) {
  const { callsOf, writing } = useRecords();
  const { inParts } = useUndo();
  const calls = callsOf(plural);
  const [busy, setBusy] = useState(false);
  const ids = [...selection];
  const words = (count: number) => `${count} ${(count === 1 ? object.label.one : object.label.many).toLowerCase()}`;

  const run = async (what: string, work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
      onClear();
    } catch (error) {
      toastFailure(error, what);
    } finally {
      setBusy(false);
    }
  };
  const trash = () =>
    run('Not moved to the trash', async () => {
      let moved = 0;
      const send = async (part: string[]) => {
        const written = await calls.trash(part);
        list.remove(part);
        moved += written.count;
        return written;
      };
      await inParts(inChunks(ids, mostMoved), send, () => `${words(moved)} moved to the trash`);
    });
  useCommands([
    can.delete && { id: 'selection.trash', label: `Move ${words(ids.length)} to the trash`, run: () => void trash() },
    { id: 'selection.clear', run: onClear },
  ]);
  return (
    <ActionBar label={`Actions for the selected ${object.label.many.toLowerCase()}`}>
      <span className="whitespace-nowrap pe-2 text-13 tabular-nums">{ids.length} selected</span>
      {onWhole && (
        <Button size="small" variant="ghost" onClick={onWhole}>
          Select all {list.total && countText(list.total, writing.locale)}
        </Button>
      )}
      {can.update && (
        <EditField object={object} what={words(ids.length)} disabled={busy} onEdit={(values) => onEdit(ids, values)} />
      )}
      {can.update && <AssignOwner {...{ plural, object, list, ids, busy, run, words }} />}
      {can.update && isTagged(object) && <ChangeTags {...{ plural, object, list, ids, busy, run, words }} />}
      {can.export && <ExportPicked {...{ plural, list, selection, columns }} />}
      {can.delete && (
        <Button size="small" variant="ghost" icon={<Trash2 />} loading={busy} onClick={() => void trash()}>
          <span className="max-sm:sr-only">Delete</span>
        </Button>
      )}
      <IconButton size="small" label="Clear the selection" shortcut="Escape" icon={<X />} onClick={onClear} />
    </ActionBar>
  );
}

/** A file of the selected rows, in the order of the list. */
function ExportPicked({ plural, list, selection, columns }: Pick<Props, 'plural' | 'list' | 'selection' | 'columns'>) {
  const { path } = useRecords();
  if (selection.size > mostPicked) {
    return (
      <Tooltip text={`At most ${mostPicked} at once. Narrow the list with a filter and use Export above it.`}>
        <Button size="small" variant="ghost" icon={<Download />} aria-disabled>
          <span className="max-sm:sr-only">Export</span>
        </Button>
      </Tooltip>
    );
  }
  const ids = list.rows.filter(({ id }) => selection.has(id)).map(({ id }) => id);
  return (
    <a
      href={exportPickedHref(path(`exports/${plural}.csv`), ids, columns)}
      download
      className={buttonStyle({ variant: 'ghost', size: 'small' })}
    >
      <Download />
      <span className="max-sm:sr-only">Export</span>
    </a>
  );
}
