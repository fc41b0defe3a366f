import { type FormEvent, useState } from 'react';
import { explainFailure } from '~/lib/api-client';
import { Button } from '~/ui/button';
import { Dialog, DialogClose } from '~/ui/dialog';
import { TextField } from '~/ui/text-field';

type Props = {
  title: string;
  description?: string;
  /** The name it has now. */
  start?: string;
  maxLength: number;
  /** The verb on the button. */
  save: string;
  /** @throws what the API throws: shown beside the field */
  onSave: (name: string) => Promise<void>;
  onClose: () => void;
};

/** Asks for a name and nothing else. */
export function NameDialog({ title, description, start = '', maxLength, save, onSave, onClose }: Props) {
  const [name, setName] = useState(start);
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    if (name.trim() === '') return setProblem('Give it a name.');
    setSending(true);
    try {
      await onSave(name.trim());
    } catch (error) {
      const { fields, message } = explainFailure(error);
      setProblem(fields?.['values.name'] ?? message);
      setSending(false);
    }
  };
  return (
    <Dialog
      title={title}
      description={description}
      width="small"
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="name-form" loading={sending}>
            {save}
          </Button>
        </>
      }
    >
      <form id="name-form" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label="Name"
          autoFocus
          autoComplete="off"
          maxLength={maxLength}
          value={name}
          error={problem}
          onChange={(event) => {
            setName(event.target.value);
            setProblem(undefined);
          }}
        />
      </form>
    </Dialog>
  );
}
