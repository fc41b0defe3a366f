import { type FormEvent, useState } from 'react';
import { v7 as newId } from 'uuid';
import { storedTagColours, type TagColour } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { tagHue } from '~/features/records/tag-hue';
import { explainFailure } from '~/lib/api-client';
import { Button } from '~/ui/button';
import { Dialog, DialogClose } from '~/ui/dialog';
import { RadioGroup } from '~/ui/radio-group';
import { Tag } from '~/ui/tag';
import { TextField } from '~/ui/text-field';
import type { TagRow } from './tag-settings';

type Props = { tag?: TagRow; onClose: () => void; onDone: (title: string, groupId: string | null) => void };

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Makes a tag, or gives one another name or colour. */
export function TagDialog({ tag, onClose, onDone }: Props) {
  const { api } = useRecords();
  const [id] = useState(() => newId());
  const [name, setName] = useState(tag?.name ?? '');
  const [color, setColor] = useState<TagColour>(storedTagColours.find((known) => known === tag?.color) ?? 'blue');
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    if (name.trim() === '') return setProblem('Give the tag a name.');
    setSending(true);
    try {
      const values = { name: name.trim(), color };
      const { groupId } = tag
        ? await api.tags.update.mutate({ id: tag.id, version: tag.version, values })
        : await api.tags.create.mutate({ id, values });
      onDone(tag ? `Tag “${values.name}” saved` : `Tag “${values.name}” added`, groupId);
    } catch (error) {
      const { fields, message } = explainFailure(error);
      setProblem(fields?.['values.name'] ?? fields?.name ?? message);
      setSending(false);
    }
  };
  return (
    <Dialog
      title={tag ? 'Edit tag' : 'New tag'}
      width="small"
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="tag-form" loading={sending}>
            {tag ? 'Save tag' : 'Add tag'}
          </Button>
        </>
      }
    >
      <form id="tag-form" noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        <TextField
          label="Name"
          autoFocus
          autoComplete="off"
          maxLength={50}
          value={name}
          error={problem}
          onChange={(event) => {
            setName(event.target.value);
            setProblem(undefined);
          }}
        />
        <RadioGroup
          className="[&>div]:grid-cols-3"
          label="Colour"
          name="color"
          value={color}
          onValueChange={(next) => setColor(storedTagColours.find((known) => known === next) ?? 'grey')}
          options={storedTagColours.map((value) => ({
            value,
            label: (
              <span className="flex items-center gap-2">
                <span data-hue={tagHue(value, value)} className="size-2.5 rounded-full bg-hue-dot" />
                {capital(value)}
              </span>
            ),
          }))}
        />
        <p className="flex items-center gap-2 text-13 text-muted">
          Looks like <Tag label={name.trim() || 'Tag'} hue={tagHue(color, color)} />
        </p>
      </form>
    </Dialog>
  );
}
