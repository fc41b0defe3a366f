import { Download, Tags, Trash2, UserRound, X } from 'lucide-react';
import { useState } from 'react';
import { EditField } from '~/features/bulk/edit-field';
import { useCommands } from '~/features/commands/use-commands';
import { explainFailure } from '~/lib/api-client';
import { Button, buttonStyle } from '~/ui/button';
import { Combobox } from '~/ui/combobox';
import { IconButton } from '~/ui/icon-button';
import { MultiCombobox, type TagOption } from '~/ui/multi-combobox';
import { ActionBar } from '~/ui/page-header';
import { Popover } from '~/ui/popover';
import { toast } from '~/ui/toast-store';
import { Tooltip } from '~/ui/tooltip';
import { chosenTag, personOption, toastFailure } from './choices';
import { exportPickedHref, mostPicked } from './export-link';
import { countText } from './list-rules';
import { useRecords } from './records-context';
import type { ObjectDescription, Plural, RecordView, Rights, WorkedOn } from './types';
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

const chunkSize = 100;
const chunks = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / chunkSize) }, (_, index) =>
    ids.slice(index * chunkSize, (index + 1) * chunkSize),
  );

const isTagged = ({ fields }: ObjectDescription): boolean => fields.some(({ type }) => type === 'tags');

/** What can be done with the selected rows. */
export function BulkBar({ plural, object, list, selection, can, columns, onWhole, onEdit, onClear }: Props) {
  const { callsOf, writing } = useRecords();
  const { announce } = useUndo();
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
      for (const part of chunks(ids)) {
        const { count, groupId } = await calls.trash(part);
        list.remove(part);
        announce(`${words(count)} moved to the trash`, groupId);
      }
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

type DeedProps = {
  plural: Plural;
  object: ObjectDescription;
  list: RecordList;
  ids: readonly string[];
  busy: boolean;
  run: (what: string, work: () => Promise<void>) => Promise<void>;
  words: (count: number) => string;
};

function AssignOwner({ plural, list, ids, busy, run, words }: DeedProps) {
  const { members, callsOf } = useRecords();
  const { announceAll } = useUndo();
  const [open, setOpen] = useState(false);
  const assign = (owner: { value: string; label: string } | null) => {
    setOpen(false);
    void run('The owner was not set', async () => {
      const groups: string[] = [];
      const rows = list.rows.filter(({ id }) => ids.includes(id));
      const updated: RecordView[] = [];
      const refused: string[] = [];
      for (const row of rows) {
        try {
          const { record, groupId } = await callsOf(plural).update(row.id, row.version, {
            ownerId: owner?.value ?? null,
          });
          updated.push(record);
          if (groupId) groups.push(groupId);
        } catch (error) {
          refused.push(explainFailure(error).message);
        }
      }
      list.replace(updated);
      announceAll(
        owner ? `${owner.label} owns ${words(updated.length)} now` : `${words(updated.length)} have no owner now`,
        groups,
      );
      if (refused[0])
        toast({ title: `${words(refused.length)} could not be changed`, detail: refused[0], tone: 'danger' });
    });
  };
  return (
    <Popover
      label="Assign an owner"
      side="top"
      open={open}
      onOpenChange={setOpen}
      className="w-72"
      trigger={
        <Button size="small" variant="ghost" icon={<UserRound />} disabled={busy}>
          <span className="max-sm:sr-only">Assign</span>
        </Button>
      }
    >
      <Combobox
        label="Owner"
        autoFocus
        options={[{ value: '', label: 'Nobody' }, ...members.map(personOption)]}
        onValueChange={(option) => option && assign(option.value ? option : null)}
      />
    </Popover>
  );
}

function ChangeTags({ plural, object, list, ids, busy, run, words }: DeedProps) {
  const { tags, api, callsOf } = useRecords();
  const { announce } = useUndo();
  const [open, setOpen] = useState(false);
  const [add, setAdd] = useState<readonly TagOption[]>([]);
  const [remove, setRemove] = useState<readonly TagOption[]>([]);
  const apply = () => {
    setOpen(false);
    void run('The tags were not changed', async () => {
      for (const part of chunks(ids)) {
        const { count, groupId } = await api.tags.assign.mutate({
          object: object.name as WorkedOn,
          ids: part,
          add: add.map(({ value }) => value),
          remove: remove.map(({ value }) => value),
        });
        announce(count === 0 ? 'All of them had these tags already' : `Tags of ${words(count)} changed`, groupId);
        list.replace(await callsOf(plural).getMany(part));
      }
      setAdd([]);
      setRemove([]);
    });
  };
  const options = tags.map(chosenTag);
  return (
    <Popover
      label="Change tags"
      side="top"
      open={open}
      onOpenChange={setOpen}
      className="w-80"
      trigger={
        <Button size="small" variant="ghost" icon={<Tags />} disabled={busy}>
          <span className="max-sm:sr-only">Tags</span>
        </Button>
      }
    >
      <div className="grid gap-3">
        <MultiCombobox label="Add tags" options={options} value={add} onValueChange={setAdd} emptyText="No such tag" />
        <MultiCombobox
          label="Remove tags"
          options={options}
          value={remove}
          onValueChange={setRemove}
          emptyText="No such tag"
        />
        <Button
          variant="primary"
          size="small"
          className="justify-self-end"
          disabled={add.length + remove.length === 0}
          onClick={apply}
        >
          Change {words(ids.length)}
        </Button>
      </div>
    </Popover>
  );
}
