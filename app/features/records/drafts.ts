import { instantOf, wallTime } from '~/lib/wall-time';
import type { TagOption } from '~/ui/multi-combobox';
import type { Option } from '~/ui/options';
import { chosenOption, chosenTags, shownChoice } from './choices';
import type { Field, RecordView, TagView } from './types';
import { editText, type Parsed, parseText, type Writing } from './values';

/** A value while it is being edited, in the form that its control works with. */
export type Draft =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; option: Option | null }
  | { kind: 'tags'; options: readonly TagOption[] }
  | { kind: 'flag'; on: boolean }
  | { kind: 'day'; day: string }
  /** 'YYYY-MM-DDTHH:MM' in the workspace's zone, and the instant that it began with, which is more exact. */
  | { kind: 'moment'; at: string; from: string | null };

/** The draft that editing a record's field begins with. */
export function startDraft(field: Field, record: RecordView, writing: Writing): Draft {
  const value = record[field.key];
  switch (field.type) {
    case 'select':
    case 'country':
    case 'user':
    case 'relation':
      return { kind: 'choice', option: chosenOption(record, field) };
    case 'tags':
      return { kind: 'tags', options: chosenTags(record, field) };
    case 'flag':
      return { kind: 'flag', on: value === true };
    case 'date':
      return { kind: 'day', day: String(value ?? '') };
    case 'instant':
      return value
        ? { kind: 'moment', at: wallTime(String(value), writing.timeZone), from: String(value) }
        : { kind: 'moment', at: '', from: null };
    default:
      return { kind: 'text', text: editText(field, value, writing) };
  }
}

/** The API's value of a draft, or what is wrong with it. */
export function readDraft(field: Field, draft: Draft, writing: Writing): Parsed {
  switch (draft.kind) {
    case 'text':
      return parseText(field, draft.text, writing);
    case 'moment':
      return readMoment(field, draft, writing);
    case 'choice':
      return draft.option === null && field.required
        ? { ok: false, problem: `${field.label} is required.` }
        : { ok: true, value: draft.option?.value ?? null };
    case 'tags':
      return { ok: true, value: draft.options.map(({ value }) => value) };
    case 'flag':
      return { ok: true, value: draft.on };
    case 'day':
      return draft.day === '' && field.required
        ? { ok: false, problem: `${field.label} is required.` }
        : { ok: true, value: draft.day || null };
  }
}

type Moment = Extract<Draft, { kind: 'moment' }>;

function readMoment(field: Field, { at, from }: Moment, { timeZone }: Writing): Parsed {
  if (at === '') {
    return field.required ? { ok: false, problem: `${field.label} is required.` } : { ok: true, value: null };
  }
  // Nobody changed it: its seconds stay
  const instant = from && at === wallTime(from, timeZone) ? from : instantOf(at, timeZone);
  return instant ? { ok: true, value: instant } : { ok: false, problem: 'Give a day and a time.' };
}

/** How the draft is shown in its record until the server has answered. */
export function shownDraft(field: Field, draft: Draft, value: unknown): Record<string, unknown> {
  if (draft.kind === 'choice') return shownChoice(field, draft.option);
  if (draft.kind !== 'tags') return { [field.key]: value };
  const tags = draft.options.map(
    (option): TagView => ({ id: option.value, name: option.label, color: option.hue ?? 'grey' }),
  );
  return { [field.key]: tags };
}
