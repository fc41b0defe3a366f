import { PenLine } from 'lucide-react';
import { type FormEvent, useMemo, useState } from 'react';
import { type Draft, readDraft, startDraft } from '~/features/records/drafts';
import { useRecords } from '~/features/records/records-context';
import type { ObjectDescription, RecordView } from '~/features/records/types';
import { ValueInput } from '~/features/records/value-input';
import { writableFields } from '~/features/records/values';
import { Button } from '~/ui/button';
import { Combobox } from '~/ui/combobox';
import { Popover } from '~/ui/popover';

type Props = {
  object: ObjectDescription;
  /** “312 people”. */
  what: string;
  disabled?: boolean;
  onEdit: (values: Record<string, unknown>) => void;
};

const nothing = { id: '', version: 0, title: '', createdBy: null, deletedAt: null } as unknown as RecordView;

/** One field and its new value, for all that are selected. An empty value empties the field. */
export function EditField({ object, what, disabled, onEdit }: Props) {
  const { writing } = useRecords();
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [problem, setProblem] = useState<string>();
  const fields = useMemo(() => writableFields(object.fields).filter(({ type }) => type !== 'tags'), [object]);
  const field = fields.find((one) => one.key === key);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (!field || !draft) return;
    const reading = readDraft(field, draft, writing);
    if (!reading.ok) return setProblem(reading.problem);
    setOpen(false);
    onEdit({ [field.key]: reading.value });
  };
  return (
    <Popover
      label="Edit a field"
      side="top"
      open={open}
      onOpenChange={setOpen}
      className="w-80"
      trigger={
        <Button size="small" variant="ghost" icon={<PenLine />} disabled={disabled}>
          <span className="max-sm:sr-only">Edit</span>
        </Button>
      }
    >
      <form className="grid gap-3" onSubmit={apply}>
        <Combobox
          label="Field"
          autoFocus
          placeholder="Choose a field"
          options={fields.map((one) => ({ value: one.key, label: one.label }))}
          onValueChange={(option) => {
            const next = fields.find((one) => one.key === option?.value);
            setKey(next?.key ?? null);
            setDraft(next ? startDraft(next, nothing, writing) : null);
            setProblem(undefined);
          }}
        />
        {field && draft && (
          <ValueInput
            field={field}
            draft={draft}
            error={problem}
            onDraft={(next) => {
              setDraft(next);
              setProblem(undefined);
            }}
          />
        )}
        <Button type="submit" variant="primary" size="small" className="justify-self-end" disabled={!field}>
          Change {what}
        </Button>
      </form>
    </Popover>
  );
}
