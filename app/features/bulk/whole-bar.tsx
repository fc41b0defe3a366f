import { Trash2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RouterInputs } from '@/api/types';
import { toastFailure } from '~/features/records/choices';
import type { FilterGroup } from '~/features/records/filter-language';
import { useRecords } from '~/features/records/records-context';
import type { ObjectDescription, Rights } from '~/features/records/types';
import { Button } from '~/ui/button';
import { ConfirmDialog } from '~/ui/confirm-dialog';
import { IconButton } from '~/ui/icon-button';
import { ActionBar } from '~/ui/page-header';
import { EditField } from './edit-field';
import { OwnerPopover } from './owner-popover';
import { TagsPopover } from './tags-popover';
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
  const { api, writing } = useRecords();
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
          <OwnerPopover
            onChoose={(owner) =>
              setDeed({
                action: 'update',
                values: { ownerId: owner?.value ?? null },
                says: `${owner ? `${owner.label} becomes` : 'Nobody is'} the owner of ${what}.`,
              })
            }
          />
          {object.fields.some(({ type }) => type === 'tags') && (
            <TagsPopover
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
