import { type FocusEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '~/ui/button';
import { type Draft, readDraft, shownDraft, startDraft } from './drafts';
import { valueText } from './field-value';
import { useRecords } from './records-context';
import type { Field } from './types';
import type { OpenRecord } from './use-record';
import { ValueInput } from './value-input';
import { apiValue, sameValue } from './values';

/** The editor of one field. Keeps the own text when somebody else changes the same field, and asks whose value stays. */
export function FieldForm({ field, open, onDone }: { field: Field; open: OpenRecord; onDone: () => void }) {
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
  const onBlur = (event: FocusEvent) => {
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
