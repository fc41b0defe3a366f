import { explainFailure } from '~/lib/api-client';
import { Avatar } from '~/ui/avatar';
import type { TagOption } from '~/ui/multi-combobox';
import type { Option } from '~/ui/options';
import { toast } from '~/ui/toast-store';
import { tagHue } from './tag-hue';
import type { Field, RecordView, TagView } from './types';
import { referred, tagsOf } from './values';

export const personOption = ({ id, name }: { id: string; name: string }): Option => ({
  value: id,
  label: name,
  icon: <Avatar name={name} colourKey={id} size="tiny" />,
});

export const tagOption = (tag: TagView): TagOption => ({
  value: tag.id,
  label: tag.name,
  hue: tagHue(tag.color, tag.id),
  icon: <span data-hue={tagHue(tag.color, tag.id)} className="size-2 rounded-full bg-hue-dot" />,
});

/** Tags in a field need no dot: the tag itself is coloured. */
export const chosenTag = (tag: TagView): TagOption => ({
  value: tag.id,
  label: tag.name,
  hue: tagHue(tag.color, tag.id),
});

const tagColours = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink'] as const;
/** Colours that the API stores for tags. */
export const storedTagColours = ['grey', ...tagColours] as const;
export type TagColour = (typeof storedTagColours)[number];

/** A colour for a new tag that hangs on its name, so that a second try makes the same one. */
export function tagColour(name: string): TagColour {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return tagColours[sum % tagColours.length] ?? 'blue';
}

/** The option that a record's value is. */
export function chosenOption(record: RecordView, field: Field): Option | null {
  if (field.type === 'user' || field.type === 'relation') {
    const thing = referred(record, field);
    return thing && { value: thing.id, label: thing.name };
  }
  const value = record[field.key];
  const option = field.options?.find((known) => known.value === value);
  return option ? { value: option.value, label: option.label } : null;
}

export const chosenTags = (record: RecordView, field: Field): TagOption[] => tagsOf(record, field).map(chosenTag);

/** How a choice is shown before the server has answered. */
export function shownChoice(field: Field, option: Option | null): Record<string, unknown> {
  const value = option?.value ?? null;
  if (!field.as) return { [field.key]: value };
  const thing =
    option &&
    (field.type === 'user'
      ? { id: option.value, name: option.label }
      : { id: option.value, title: option.label, trashed: false });
  return { [field.key]: value, [field.as]: thing };
}

/** Says in a corner why something did not work. */
export function toastFailure(error: unknown, what: string): void {
  const { message, requestId, fields = {} } = explainFailure(error);
  // What is wrong with a value says more than that something is; nobody need look it up by its number
  const reasons = [...new Set(Object.values(fields))].join(' ');
  const numbered = requestId ? `${message} (${requestId})` : message;
  toast({ title: what, detail: reasons || numbered, tone: 'danger' });
}
