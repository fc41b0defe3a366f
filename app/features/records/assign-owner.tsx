import { UserRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '~/ui/button';
import { Combobox } from '~/ui/combobox';
import { Popover } from '~/ui/popover';
import { toast } from '~/ui/toast-store';
import type { DeedProps } from './bulk-bar';
import { personOption } from './choices';
import { inChunks } from './list-rules';
import { mostAtOnce } from './record-calls';
import { useRecords } from './records-context';
import { useUndo } from './use-undo';

/** Gives the selected records to somebody, or to nobody; one Undo takes it back. */
export function AssignOwner({ plural, list, ids, busy, run, words }: DeedProps) {
  const { members, callsOf } = useRecords();
  const { announceAll } = useUndo();
  const [open, setOpen] = useState(false);
  const assign = (owner: { value: string; label: string } | null) => {
    setOpen(false);
    void run('The owner was not set', async () => {
      const values = { ownerId: owner?.value ?? null };
      const items = list.rows.filter(({ id }) => ids.includes(id)).map(({ id, version }) => ({ id, version, values }));
      const groups: string[] = [];
      const reasons: string[] = [];
      for (const part of inChunks(items, mostAtOnce)) {
        const { records, refused, groupId } = await callsOf(plural).updateMany(part);
        list.replace(records);
        if (groupId) groups.push(groupId);
        reasons.push(...refused.map(({ fields }) => fields.ownerId ?? ''));
      }
      const assigned = words(items.length - reasons.length);
      announceAll(owner ? `${owner.label} owns ${assigned} now` : `${assigned} have no owner now`, groups);
      if (reasons.length > 0)
        toast({ title: `${words(reasons.length)} could not be changed`, detail: reasons[0], tone: 'danger' });
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
