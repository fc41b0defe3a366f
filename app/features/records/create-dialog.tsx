import { type FormEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import { explainFailure } from '~/lib/api-client';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { ConfirmDialog } from '~/ui/confirm-dialog';
import { Dialog } from '~/ui/dialog';
import { missingName } from './create-rules';
import { type Draft, readDraft, startDraft } from './drafts';
import type { StandingOn } from './record-calls';
import { useRecords } from './records-context';
import type { Field, ObjectDescription, Plural, RecordView, Reference, Values } from './types';
import { ValueInput } from './value-input';
import { sameValue, writableFields } from './values';

type Props = {
  plural: Plural;
  object: ObjectDescription;
  /** What the new record begins with: the filter it is made in, the company it is added to. */
  values: Values;
  /** Names for ids in `values`. */
  nameOf?: (id: string) => string | undefined;
  /** The record that the new one stands on. */
  on?: StandingOn;
  title?: string;
  confirm?: string;
  /** Something to ask for that is no field of the record. */
  extra?: { content: ReactNode; isDirty: boolean };
  onClose: () => void;
  onCreated: (record: RecordView, groupId: string | null) => void;
};

const rare = new Set(['longText', 'list', 'flag', 'instant', 'url', 'date']);

/** Fields that a new record is asked for at once; the rest waits behind a button. */
function splitFields(fields: readonly Field[], values: Values): { first: Field[]; more: Field[] } {
  const writable = writableFields(fields);
  const isFirst = (field: Field) =>
    field.required ||
    field.key in values ||
    (!rare.has(field.type) && (field.defaultColumn || /name/i.test(field.key)));
  return { first: writable.filter(isFirst), more: writable.filter((field) => !isFirst(field)) };
}

/** Starting drafts come from a record that has only these values. */
function useStart({ object, values, nameOf }: Pick<Props, 'object' | 'values' | 'nameOf'>) {
  const { tags, members, writing } = useRecords();
  return useMemo(() => {
    const initials = object.fields.flatMap(({ key, initial }) => (initial === undefined ? [] : [[key, initial]]));
    const record: RecordView = {
      ...Object.fromEntries(initials),
      ...values,
      id: '',
      version: 0,
      createdAt: '',
      updatedAt: '',
      createdBy: null,
      deletedAt: null,
      title: '',
    };
    for (const field of object.fields) {
      const value = values[field.key];
      if (field.type === 'tags')
        record[field.key] = tags.filter(({ id }) => Array.isArray(value) && value.includes(id));
      if (typeof value !== 'string' || !field.as) continue;
      const reference: Reference = { id: value, title: nameOf?.(value) ?? 'unknown' };
      record[field.as] = field.type === 'user' ? members.find(({ id }) => id === value) : reference;
    }
    return new Map(object.fields.map((field) => [field.key, startDraft(field, record, writing)]));
  }, [object, values, nameOf, tags, members, writing]);
}

/** A new record. Nothing is saved before it is right; closing it with text in it asks once. */
export function CreateDialog(props: Props) {
  const { plural, object, values, onClose, onCreated } = props;
  const { callsOf, writing } = useRecords();
  const start = useStart(props);
  const [drafts, setDrafts] = useState(start);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const [asking, setAsking] = useState(false);
  // One id per form: sending it twice, by a double click or after a lost answer, makes one record
  const [id] = useState(() => newId());
  const form = useRef<HTMLFormElement>(null);
  const { first, more } = useMemo(() => splitFields(object.fields, values), [object, values]);

  const read = (field: Field, from: ReadonlyMap<string, Draft>) => {
    const draft = from.get(field.key);
    return draft ? readDraft(field, draft, writing) : { ok: true as const, value: null };
  };
  const isDirty = () =>
    props.extra?.isDirty ||
    [...first, ...more].some((field) => {
      const [now, then] = [read(field, drafts), read(field, start)];
      return !now.ok || !then.ok || !sameValue(now.value, then.value);
    });
  const mayClose = () => {
    if (sending) return false;
    if (!isDirty()) return true;
    setAsking(true);
    return false;
  };
  const showErrors = (found: Record<string, string>) => {
    setErrors(found);
    if (more.some(({ key }) => key in found)) setShowsAll(true);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const found: Record<string, string> = {};
    const sent: Values = {};
    for (const field of [...first, ...more]) {
      const reading = read(field, drafts);
      if (!reading.ok) found[field.key] = reading.problem;
      else if (reading.value !== null && !sameValue(reading.value, [])) sent[field.key] = reading.value;
    }
    const missing = missingName(object.name, sent);
    if (missing && Object.keys(found).length === 0) found[missing.key] = missing.problem;
    setProblem(null);
    if (Object.keys(found).length > 0) return showErrors(found);
    setSending(true);
    try {
      const { record, groupId } = await callsOf(plural).create(id, sent, props.on);
      onCreated(record, groupId);
    } catch (error) {
      const { fields = {}, message } = explainFailure(error);
      const named = Object.fromEntries(
        Object.entries(fields).map(([path, text]) => [path.replace(/^values\./, ''), text]),
      );
      const known = Object.keys(named).some((key) => drafts.has(key));
      if (!known) setProblem(message);
      showErrors(named);
      setSending(false);
    }
  };
  const input = (field: Field, autoFocus: boolean) => {
    const draft = drafts.get(field.key);
    return draft ? (
      <div key={field.key} className={field.type === 'longText' || field.type === 'tags' ? 'sm:col-span-2' : undefined}>
        <ValueInput
          field={field}
          draft={draft}
          error={errors[field.key]}
          autoFocus={autoFocus}
          onDraft={(next) => {
            setDrafts((all) => new Map(all).set(field.key, next));
            setErrors(({ [field.key]: _, ...rest }) => rest);
          }}
        />
      </div>
    ) : null;
  };
  const one = object.label.one.toLowerCase();
  return (
    <>
      <Dialog
        title={props.title ?? `New ${one}`}
        open
        mayClose={mayClose}
        onOpenChange={(open) => !open && (asking || mayClose()) && onClose()}
        footer={
          <>
            <Button onClick={() => mayClose() && onClose()}>Cancel</Button>
            <Button variant="primary" type="submit" form={`new-${plural}`} loading={sending}>
              {props.confirm ?? `Add ${one}`}
            </Button>
          </>
        }
      >
        <form
          id={`new-${plural}`}
          ref={form}
          noValidate
          onSubmit={(event) => void submit(event)}
          className="grid gap-4"
        >
          {problem && (
            <Banner tone="danger" urgent>
              {problem}
            </Banner>
          )}
          <div className="grid gap-4 sm:grid-cols-2">
            {first.map((field, index) => input(field, index === 0))}
            {props.extra?.content}
            {showsAll && more.map((field) => input(field, false))}
          </div>
          {!showsAll && more.length > 0 && (
            <Button variant="ghost" size="small" className="-ms-2 justify-self-start" onClick={() => setShowsAll(true)}>
              {more.length} more fields
            </Button>
          )}
        </form>
      </Dialog>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Discard this ${one}?`}
        confirm="Discard"
        cancel="Keep editing"
        tone="danger"
        onConfirm={onClose}
      >
        What you typed is not saved yet.
      </ConfirmDialog>
    </>
  );
}
