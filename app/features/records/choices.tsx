import { v7 as newId } from 'uuid';
import { explainFailure } from '~/lib/api-client';
import { Avatar } from '~/ui/avatar';
import type { TagOption } from '~/ui/multi-combobox';
import type { LoadOptions, Option } from '~/ui/options';
import { toast } from '~/ui/toast-store';
import type { ComboboxSource } from '~/ui/use-combobox';
import { glyphShapes } from './field-value';
import { useRecords } from './records-context';
import { tagHue } from './tag-hue';
import { type Field, isObjectName, pluralOf, type RecordView, type TagView } from './types';
import { referred, tagsOf } from './values';

const matchesShown = 20;
/** Objects whose lists can be ordered by name. */
const byName: ReadonlySet<string> = new Set(['person', 'company', 'deal', 'lead', 'product']);

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

/** What may be chosen for a field, whether given with the page, loaded by typing, or made on the spot. */
export function useChoices(field: Field): ComboboxSource {
  const { members, tags, can, api, addTag, callsOf } = useRecords();
  if (field.type === 'user') return { options: members.map(personOption) };
  if (field.type === 'tags') {
    return {
      options: tags.map(tagOption),
      ...(can('tags.manage') && {
        onCreate: async (name: string) => {
          const { record } = await api.tags.create.mutate({ id: newId(), values: { name, color: tagColour(name) } });
          addTag(record);
          return chosenTag(record);
        },
        createLabel: (name: string) => `Create tag “${name}”`,
      }),
    };
  }
  if (field.type !== 'relation' || field.options || !isObjectName(field.object ?? '')) {
    return {
      options: (field.options ?? []).map((option) => ({
        value: option.value,
        label: option.label,
        ...('group' in option && option.group && { hint: option.group }),
        ...(option.color && {
          icon: <span data-hue={tagHue(option.color, option.value)} className="size-2 rounded-full bg-hue-dot" />,
        }),
      })),
    };
  }
  const object = isObjectName(field.object ?? '') ? (field.object as keyof typeof pluralOf) : 'company';
  const calls = callsOf(pluralOf[object]);
  const toOption = (record: RecordView): Option => ({
    value: record.id,
    label: record.title,
    hint: typeof record.domain === 'string' ? record.domain : undefined,
    icon: <Avatar name={record.title} colourKey={record.id} shape={glyphShapes[object]} size="tiny" />,
  });
  const loadOptions: LoadOptions = async (text, signal) => {
    const { rows } = await calls.list(
      {
        search: text.trim() || undefined,
        sort: byName.has(object) ? [{ field: 'name', direction: 'asc' }] : undefined,
        limit: matchesShown,
      },
      signal,
    );
    return rows.map(toOption);
  };
  return {
    loadOptions,
    ...(can('records.create') && {
      ...(object === 'company' && {
        onCreate: async (name: string) => {
          const { record } = await calls.create(newId(), { name });
          toast({ title: `Added ${record.title} to companies` });
          return toOption(record);
        },
        createLabel: (name: string) => `Add company “${name}”`,
      }),
      ...(object === 'person' && {
        onCreate: async (name: string) => {
          const [firstName = '', ...rest] = name.trim().split(/\s+/);
          const { record } = await calls.create(newId(), { firstName, lastName: rest.join(' ') || null });
          toast({ title: `Added ${record.title} to people` });
          return toOption(record);
        },
        createLabel: (name: string) => `Add person “${name}”`,
      }),
    }),
  };
}

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
