import { useState } from 'react';
import { tagOption, toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { Button } from '~/ui/button';
import { Combobox } from '~/ui/combobox';
import { Dialog, DialogClose } from '~/ui/dialog';
import type { Option } from '~/ui/options';
import type { TagRow } from './tag-settings';

type Props = {
  tag: TagRow;
  tags: readonly TagRow[];
  onClose: () => void;
  onDone: (title: string, groupId: string | null) => void;
};

/** Puts one tag in the place of another on every record. */
export function MergeDialog({ tag, tags, onClose, onDone }: Props) {
  const { api } = useRecords();
  const [into, setInto] = useState<Option | null>(null);
  const [sending, setSending] = useState(false);
  const merge = async () => {
    if (!into || sending) return;
    setSending(true);
    try {
      const { groupId } = await api.tags.merge.mutate({ from: [tag.id], into: into.value });
      onDone(`“${tag.name}” is “${into.label}” now`, groupId);
    } catch (error) {
      setSending(false);
      toastFailure(error, 'The tags were not merged');
    }
  };
  return (
    <Dialog
      title={`Merge “${tag.name}” into another tag`}
      description={`Every record with “${tag.name}” gets the other tag instead, and “${tag.name}” is deleted.`}
      width="small"
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" disabled={!into} loading={sending} onClick={() => void merge()}>
            Merge tags
          </Button>
        </>
      }
    >
      <Combobox
        label="Tag that stays"
        options={tags.filter(({ id }) => id !== tag.id).map(tagOption)}
        value={into}
        onValueChange={setInto}
      />
    </Dialog>
  );
}
