import { Tags } from 'lucide-react';
import { useState } from 'react';
import { Button } from '~/ui/button';
import { MultiCombobox, type TagOption } from '~/ui/multi-combobox';
import { Popover } from '~/ui/popover';
import type { DeedProps } from './bulk-bar';
import { chosenTag } from './choices';
import { inChunks } from './list-rules';
import { useRecords } from './records-context';
import type { WorkedOn } from './types';
import { useUndo } from './use-undo';

/** As many records as `tags.assign` takes. */
const mostTagged = 100;

/** Puts tags on the selected records, and takes others off. */
export function ChangeTags({ plural, object, list, ids, busy, run, words }: DeedProps) {
  const { tags, api, callsOf } = useRecords();
  const { announce } = useUndo();
  const [open, setOpen] = useState(false);
  const [add, setAdd] = useState<readonly TagOption[]>([]);
  const [remove, setRemove] = useState<readonly TagOption[]>([]);
  const apply = () => {
    setOpen(false);
    void run('The tags were not changed', async () => {
      for (const part of inChunks(ids, mostTagged)) {
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
