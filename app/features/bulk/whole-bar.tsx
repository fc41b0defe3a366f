import { Tags, Trash2, UserRound, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RouterInputs } from '@/api/types';
import { chosenTag, personOption, toastFailure } from '~/features/records/choices';
import type { FilterGroup } from '~/features/records/filter-language';
import { useRecords } from '~/features/records/records-context';
import type { ObjectDescription, Rights } from '~/features/records/types';
import { Button } from '~/ui/button';
import { Combobox } from '~/ui/combobox';
import { ConfirmDialog } from '~/ui/confirm-dialog';
import { IconButton } from '~/ui/icon-button';
import { MultiCombobox, type TagOption } from '~/ui/multi-combobox';
import { ActionBar } from '~/ui/page-header';
import { Popover } from '~/ui/popover';
import { EditField } from './edit-field';
import type { BulkRuns } from './use-bulk-run';

type Selection = { filter?: FilterGroup; search?: string };
type Deed = { action: 'update' | 'tag' | 'delete'; values?: Record<string, unknown>; says: string };

type Props = {
  object: ObjectDescription;
  selection: Selection;
  can: Rights;
  runs: BulkRuns;
  onClear: () => void;
};

/** What can be done with everything that a list shows, also what is not loaded: in the background, after a look at how many. */
export function WholeBar({ object, selection, can, runs, onClear }: Props) {
  const { api, members, tags, writing } = useRecords();
  const [count, setCount] = useState<{ count: number; exact: boolean } | null>(null);
  const [deed, setDeed] = useState<Deed | null>(null);
  const [busy, setBusy] = useState(false);
  const input = { object: object.name, selection } as RouterInputs['bulk']['preview'];
  const asked = JSON.stringify(input);
  useEffect(() => {
    let left = false;
    api.bulk.preview
      .query(JSON.parse(asked) as RouterInputs['bulk']['preview'])
      .then((found) => !left && setCount(found))
      .catch((error: unknown) => toastFailure(error, 'They could not be counted'));
    return () => {
      left = true;
    };
  }, [api, asked]);
  const many = object.label.many.toLowerCase();
  const number = count ? `${count.count.toLocaleString(writing.locale)}${count.exact ? '' : '+'}` : 'all';
  const what = `${number} ${count?.count === 1 ? object.label.one.toLowerCase() : many}`;
  const run = async () => {
    if (!deed || busy) return;
    setBusy(true);
    const { action, values = {} } = deed;
    const started = await runs.start({ ...input, action, values });
    setBusy(false);
    setDeed(null);
    if (started) onClear();
  };
  return (
    <ActionBar label={`Actions for all ${many} that match`}>
      <span className="whitespace-nowrap pe-2 text-13 tabular-nums">All {number} selected</span>
      {can.update && (
        <>
          <EditField
            object={object}
            what={what}
            onEdit={(values) => setDeed({ action: 'update', values, says: `This changes ${what}.` })}
          />
          <Popover
            label="Assign an owner"
            side="top"
            className="w-72"
            trigger={
              <Button size="small" variant="ghost" icon={<UserRound />}>
                <span className="max-sm:sr-only">Assign</span>
              </Button>
            }
          >
            <Combobox
              label="Owner"
              autoFocus
              options={[{ value: '', label: 'Nobody' }, ...members.map(personOption)]}
              onValueChange={(option) =>
                option &&
                setDeed({
                  action: 'update',
                  values: { ownerId: option.value || null },
                  says: `${option.value ? `${option.label} becomes` : 'Nobody is'} the owner of ${what}.`,
                })
              }
            />
          </Popover>
          {object.fields.some(({ type }) => type === 'tags') && (
            <TagAll
              options={tags.map(chosenTag)}
              what={what}
              onTag={(values) => setDeed({ action: 'tag', values, says: `This changes the tags of ${what}.` })}
            />
          )}
        </>
      )}
      {can.delete && (
        <Button
          size="small"
          variant="ghost"
          icon={<Trash2 />}
          onClick={() => setDeed({ action: 'delete', says: `This moves ${what} to the trash.` })}
        >
          <span className="max-sm:sr-only">Delete</span>
        </Button>
      )}
      <IconButton size="small" label="Clear the selection" shortcut="Escape" icon={<X />} onClick={onClear} />
      <ConfirmDialog
        open={deed !== null}
        onOpenChange={(open) => !open && setDeed(null)}
        title={`Go on with ${what}?`}
        confirm={deed?.action === 'delete' ? `Move ${what} to the trash` : `Change ${what}`}
        tone={deed?.action === 'delete' ? 'danger' : 'primary'}
        loading={busy}
        onConfirm={() => void run()}
      >
        {deed?.says} It runs in the background, can be stopped, and can be undone for 24 hours.
      </ConfirmDialog>
    </ActionBar>
  );
}

type TagProps = { options: TagOption[]; what: string; onTag: (values: { add: string[]; remove: string[] }) => void };

function TagAll({ options, what, onTag }: TagProps) {
  const [add, setAdd] = useState<readonly TagOption[]>([]);
  const [remove, setRemove] = useState<readonly TagOption[]>([]);
  const ids = (chosen: readonly TagOption[]) => chosen.map(({ value }) => value);
  return (
    <Popover
      label="Change tags"
      side="top"
      className="w-80"
      trigger={
        <Button size="small" variant="ghost" icon={<Tags />}>
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
          onClick={() => onTag({ add: ids(add), remove: ids(remove) })}
        >
          Change {what}
        </Button>
      </div>
    </Popover>
  );
}
