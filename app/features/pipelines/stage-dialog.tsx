import { type FormEvent, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import type { RouterInputs } from '@/api/types';
import { storedTagColours, type TagColour } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { tagHue } from '~/features/records/tag-hue';
import type { ObjectDescription } from '~/features/records/types';
import { explainFailure } from '~/lib/api-client';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { Dialog, DialogClose } from '~/ui/dialog';
import { MultiCombobox } from '~/ui/multi-combobox';
import { RadioGroup } from '~/ui/radio-group';
import { TextField } from '~/ui/text-field';
import { enterableFields, type Pipeline, type Stage, stageTypes } from './settings-data';

type Props = {
  pipeline: Pipeline;
  /** The stage to change; without it a new one is made. */
  stage?: Stage;
  object: ObjectDescription;
  onClose: () => void;
  onDone: (title: string, groupId: string | null) => void;
};

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** What a closed stage is worth is decided by what it is. */
const chanceOf = (type: Stage['type'], typed: string): number => ({ open: Number(typed), won: 100, lost: 0 })[type];

function startOf(stage: Stage | undefined) {
  return {
    name: stage?.name ?? '',
    type: stage?.type ?? ('open' as Stage['type']),
    probability: String(stage?.probability ?? 50),
    color: (storedTagColours.find((known) => known === stage?.color) ?? 'blue') as TagColour,
    rotDays: stage?.rotDays ? String(stage.rotDays) : '',
    requiredFields: stage?.requiredFields ?? [],
  };
}
type Draft = ReturnType<typeof startOf>;

function problemsIn({ name, type, probability, rotDays }: Draft): Record<string, string> {
  const found: Record<string, string> = {};
  if (name.trim() === '') found.name = 'Give the stage a name.';
  if (type === 'open' && !/^(100|\d{1,2})$/.test(probability.trim()))
    found.probability = 'A whole number from 0 to 100.';
  if (type === 'open' && rotDays.trim() !== '' && !/^[1-9]\d{0,3}$/.test(rotDays.trim())) {
    found.rotDays = 'A number of days, or nothing.';
  }
  return found;
}

/** Makes a stage, or changes one; its deals follow. */
export function StageDialog({ pipeline, stage, object, onClose, onDone }: Props) {
  const { api } = useRecords();
  const [id] = useState(() => newId());
  const [draft, setDraft] = useState(() => startOf(stage));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const set = (change: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...change }));
    setErrors({});
  };
  const show = (found: Record<string, string>) => {
    setErrors(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const found = problemsIn(draft);
    if (Object.keys(found).length > 0) return show(found);
    setSending(true);
    const values = {
      name: draft.name.trim(),
      type: draft.type,
      probability: chanceOf(draft.type, draft.probability),
      color: draft.color,
      rotDays: draft.type === 'open' && draft.rotDays.trim() ? Number(draft.rotDays) : null,
      requiredFields: [...draft.requiredFields],
    };
    try {
      const { groupId } = stage
        ? await api.pipelines.stages.update.mutate({
            ...{ id: stage.id, version: stage.version },
            values: values as RouterInputs['pipelines']['stages']['update']['values'],
          })
        : await api.pipelines.stages.create.mutate({
            ...{ id, pipelineId: pipeline.id },
            values: values as RouterInputs['pipelines']['stages']['create']['values'],
          });
      onDone(stage ? `Stage “${values.name}” saved` : `Stage “${values.name}” added`, groupId);
    } catch (error) {
      const { fields = {}, message } = explainFailure(error);
      const named = Object.fromEntries(Object.entries(fields).map(([key, text]) => [key.replace('values.', ''), text]));
      show(Object.keys(named).some((key) => key in draft) ? named : { '': message });
      setSending(false);
    }
  };
  const fields = enterableFields(object).map(({ key, label }) => ({ value: key, label }));
  return (
    <Dialog
      title={stage ? 'Edit stage' : `New stage in ${pipeline.name}`}
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="stage-form" loading={sending}>
            {stage ? 'Save stage' : 'Add stage'}
          </Button>
        </>
      }
    >
      <form id="stage-form" ref={form} noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors[''] && (
          <Banner tone="danger" urgent>
            {errors['']}
          </Banner>
        )}
        <TextField
          label="Name"
          autoFocus
          autoComplete="off"
          maxLength={60}
          value={draft.name}
          error={errors.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <RadioGroup
          label="Deals in it are"
          name="type"
          className="[&>div]:grid-cols-3"
          value={draft.type}
          error={errors.type}
          onValueChange={(type) => set({ type: type as Stage['type'] })}
          options={stageTypes}
        />
        {draft.type === 'open' && (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Probability of winning"
              inputMode="numeric"
              autoComplete="off"
              after="%"
              value={draft.probability}
              error={errors.probability}
              onChange={(event) => set({ probability: event.target.value })}
            />
            <TextField
              label="Rots after"
              hint="Without anything happening. Empty: never."
              inputMode="numeric"
              autoComplete="off"
              after="days"
              value={draft.rotDays}
              error={errors.rotDays}
              onChange={(event) => set({ rotDays: event.target.value })}
            />
          </div>
        )}
        <MultiCombobox
          label="Fields required to enter"
          hint="Whoever moves a deal here is asked for those that are missing."
          placeholder="None"
          optional
          error={errors.requiredFields}
          options={fields}
          value={fields.filter(({ value }) => draft.requiredFields.includes(value))}
          onValueChange={(chosen) => set({ requiredFields: chosen.map(({ value }) => value) })}
        />
        <RadioGroup
          className="[&>div]:grid-cols-3"
          label="Colour"
          name="color"
          value={draft.color}
          onValueChange={(next) => set({ color: storedTagColours.find((known) => known === next) ?? 'grey' })}
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
      </form>
    </Dialog>
  );
}
