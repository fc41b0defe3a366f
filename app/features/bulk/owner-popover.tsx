import { UserRound } from 'lucide-react';
import { useState } from 'react';
import { personOption } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { Button } from '~/ui/button';
import { Combobox } from '~/ui/combobox';
import { Popover } from '~/ui/popover';

type Props = {
  disabled?: boolean;
  /** Somebody, or nobody. */
  onChoose: (owner: { value: string; label: string } | null) => void;
};

/** Asks whose all that are selected shall be. */
export function OwnerPopover({ disabled, onChoose }: Props) {
  const { members } = useRecords();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label="Assign an owner"
      side="top"
      open={open}
      onOpenChange={setOpen}
      className="w-72"
      trigger={
        <Button size="small" variant="ghost" icon={<UserRound />} disabled={disabled}>
          <span className="max-sm:sr-only">Assign</span>
        </Button>
      }
    >
      <Combobox
        label="Owner"
        autoFocus
        options={[{ value: '', label: 'Nobody' }, ...members.map(personOption)]}
        onValueChange={(option) => {
          if (!option) return;
          setOpen(false);
          onChoose(option.value ? option : null);
        }}
      />
    </Popover>
  );
}
