import { clsx } from 'clsx';
import { History, Pencil } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { Button } from '~/ui/button';
import { IconButton } from '~/ui/icon-button';
import { Popover } from '~/ui/popover';
import { type Draft, readDraft, shownDraft, startDraft } from './drafts';
import { FieldHistory } from './field-history';
import { FieldIcon } from './field-icon';
import { FieldValue, valueText } from './field-value';
import { useRecords } from './records-context';
import type { Field, ObjectDescription } from './types';
import type { OpenRecord } from './use-record';
import { ValueInput } from './value-input';
import { apiValue, sameValue } from './values';

type Props = { object: ObjectDescription; open: OpenRecord; mayEdit: boolean };

/** Every field of a record with its value; a click edits. */
export function RecordDetails({ object, open, mayEdit }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  const shown = object.fields.filter(({ key, readOnly }) => key !== object.titleField || !readOnly);
  return (
    <dl className="grid gap-px text-13">
      {shown.map((field) => (
        <DetailRow
          key={field.key}
          object={object}
          field={field}
          open={open}
          mayEdit={mayEdit && !field.readOnly}
          editing={editing === field.key}
          onEdit={() => setEditing(field.key)}
          onDone={() => setEditing(null)}
        />
      ))}
    </dl>
  );
}

type RowProps = {
  object: ObjectDescription;
  field: Field;
  open: OpenRecord;
  mayEdit: boolean;
  editing: boolean;
  onEdit: () => void;
  onDone: () => void;
};

function DetailRow({ object, field, open, mayEdit, editing, onEdit, onDone }: RowProps) {
  const { record, changed } = open;
  const value = <FieldValue record={record} field={field} />;
  const filled = record[field.key] !== null && record[field.key] !== '' && !sameValue(record[field.key], []);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const isOwn = (event.target as HTMLElement).closest('a, button') === null;
    if (mayEdit && isOwn && window.getSelection()?.type !== 'Range') onEdit();
  };
  return (
    <div
      className={clsx(
        'group grid grid-cols-[9.5rem_minmax(0,1fr)] items-start rounded-control',
        !editing && mayEdit && 'hover:bg-hover',
        changed.has(field.key) && 'animate-[mark_2.4s_ease-out]',
      )}
    >
      <dt className="flex min-h-8 items-center gap-2 ps-2 text-muted">
        <FieldIcon type={field.type} className="size-3.5 shrink-0" />
        <span className="truncate">{field.label}</span>
      </dt>
      {editing ? (
        <dd className="min-w-0 py-1 pe-1">
          <FieldForm field={field} open={open} onDone={onDone} />
        </dd>
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has the button inside; the click is a larger target for it
        <dd
          onClick={onClick}
          className={clsx('relative flex min-h-8 min-w-0 items-start px-2', mayEdit && 'cursor-text')}
        >
          <span
            className={clsx('wrap-anywhere min-w-0 flex-1 py-1.5', field.type === 'longText' && 'whitespace-pre-line')}
          >
            {filled || field.type === 'flag' ? value : <span className="text-subtle">—</span>}
          </span>
          <span className="absolute end-0.5 top-0.5 flex rounded-control bg-raised opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100">
            <Popover
              label={`History of ${field.label}`}
              align="end"
              className="w-80"
              trigger={<IconButton size="small" label={`History of ${field.label}`} icon={<History />} />}
            >
              <FieldHistory object={object} record={record} field={field} />
            </Popover>
            {mayEdit && <IconButton size="small" label={`Edit ${field.label}`} icon={<Pencil />} onClick={onEdit} />}
          </span>
        </dd>
      )}
    </div>
  );
}

/** The editor of one field. Keeps the own text when somebody else changes the same field, and asks whose value stays. */
function FieldForm({ field, open, onDone }: { field: Field; open: OpenRecord; onDone: () => void }) {
  const { writing } = useRecords();
  const { record, authors, save } = open;
  const [base, setBase] = useState(() => ({ version: record.version, value: apiValue(record, field) }));
  const [draft, setDraft] = useState<Draft>(() => startDraft(field, record, writing));
  const [problem, setProblem] = useState<string>();
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const theirs = !saving && !sameValue(base.value, apiValue(record, field));
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);

  const commit = async (next: Draft, version: number) => {
    const reading = readDraft(field, next, writing);
    if (!reading.ok) return setProblem(reading.problem);
    if (sameValue(reading.value, base.value) && version === base.version) return onDone();
    setSaving(true);
    const saved = await save(field, reading.value, shownDraft(field, next, reading.value), version);
    if (saved.ok) return onDone();
    setSaving(false);
    setProblem(saved.conflict ? undefined : saved.problem);
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!theirs && !saving) void commit(draft, base.version);
  };
  const change = (next: Draft) => {
    setDraft(next);
    setProblem(undefined);
    // A choice is made by choosing; there is nothing to confirm
    if ((next.kind === 'choice' || next.kind === 'flag') && !theirs) void commit(next, base.version);
  };
  const keepMine = () => {
    setBase({ version: record.version, value: apiValue(record, field) });
    void commit(draft, record.version);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit();
  };
  const onBlur = (event: React.FocusEvent) => {
    const leaves =
      !form.current?.contains(event.relatedTarget) &&
      event.relatedTarget?.closest('[role=presentation], [role=dialog] [role=dialog]') == null;
    if (leaves && draft.kind === 'text' && document.hasFocus()) submit();
  };
  return (
    <form ref={form} onSubmit={submit} onKeyDown={onKeyDown} onBlur={onBlur} className="grid gap-1.5">
      <ValueInput field={field} draft={draft} onDraft={change} error={problem} hideLabel />
      {theirs ? (
        <div role="alert" className="grid gap-1.5 rounded-control bg-warning-soft p-2 text-12">
          <p>
            <bdi className="font-medium">{authors[field.key] ?? 'Somebody'}</bdi> set {field.label} to{' '}
            <bdi className="font-medium">{valueText(record, field, writing) || 'nothing'}</bdi>.
          </p>
          <span className="flex gap-1">
            <Button size="small" onClick={keepMine}>
              Keep mine
            </Button>
            <Button size="small" variant="ghost" onClick={onDone}>
              Take theirs
            </Button>
          </span>
        </div>
      ) : (
        draft.kind !== 'choice' &&
        draft.kind !== 'flag' && (
          <span className="flex gap-1">
            <Button size="small" variant="primary" type="submit" loading={saving}>
              Save
            </Button>
            <Button size="small" variant="ghost" onClick={onDone}>
              Cancel
            </Button>
          </span>
        )
      )}
    </form>
  );
}
