import { Tags } from 'lucide-react';
import { useState } from 'react';
import { chosenTag } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { Button } from '~/ui/button';
import { MultiCombobox, type TagOption } from '~/ui/multi-combobox';
import { Popover } from '~/ui/popover';

type Props = {
  /** “312 people”. */
  what: string;
  disabled?: boolean;
  /** Ids of the tags to put on, and to take off. */
  onTag: (values: { add: string[]; remove: string[] }) => void;
};

const idsOf = (chosen: readonly TagOption[]) => chosen.map(({ value }) => value);

/** Asks which tags to put on all that are selected, and which to take off. */
export function TagsPopover({ what, disabled, onTag }: Props) {
  const { tags } = useRecords();
  const [open, setOpen] = useState(false);
  const [add, setAdd] = useState<readonly TagOption[]>([]);
  const [remove, setRemove] = useState<readonly TagOption[]>([]);
  const options = tags.map(chosenTag);
  const apply = () => {
    setOpen(false);
    onTag({ add: idsOf(add), remove: idsOf(remove) });
  };
  return (
    <Popover
      label="Change tags"
      side="top"
      open={open}
      onOpenChange={setOpen}
      className="w-80"
      trigger={
        <Button size="small" variant="ghost" icon={<Tags />} disabled={disabled}>
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
          Change {what}
        </Button>
      </div>
    </Popover>
  );
}
