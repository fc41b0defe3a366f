import { type FormEvent, useState } from 'react';
import { Button } from '~/ui/button';
import { Switch } from '~/ui/checkbox';
import { Dialog, DialogClose } from '~/ui/dialog';
import { TextField } from '~/ui/text-field';
import type { SavedView } from './use-views';

type Props = {
  /** The view to change; a new one without it. */
  view?: SavedView;
  noun: 'view' | 'dashboard';
  busy: boolean;
  onClose: () => void;
  onSave: (values: { name: string; shared: boolean }) => Promise<void>;
};

/** Name of a view, and who sees it. */
export function ViewDialog({ view, noun, busy, onClose, onSave }: Props) {
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (busy) return;
    if (name.trim() === '') return setError(`Give the ${noun} a name.`);
    void onSave({ name: name.trim(), shared });
  };
  const mayShare = view?.can.share ?? true;
  return (
    <Dialog
      open
      width="small"
      title={view ? `Change this ${noun}` : `Save as new ${noun}`}
      description={
        noun === 'view'
          ? 'A view keeps the filters, the order and the columns.'
          : 'A dashboard keeps its filters, and which widgets it shows in what order.'
      }
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="view-form" loading={busy}>
            Save {noun}
          </Button>
        </>
      }
    >
      <form id="view-form" noValidate onSubmit={submit} className="grid gap-4">
        <TextField
          label="Name"
          value={name}
          maxLength={80}
          error={error}
          autoFocus
          autoComplete="off"
          onChange={(event) => {
            setName(event.target.value);
            setError(undefined);
          }}
        />
        {mayShare && (
          <Switch
            label="Shared with everybody here"
            hint="Otherwise only you see it."
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
          />
        )}
      </form>
    </Dialog>
  );
}
