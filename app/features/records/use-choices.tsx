import { v7 as newId } from 'uuid';
import { Avatar } from '~/ui/avatar';
import type { LoadOptions, Option } from '~/ui/options';
import { toast } from '~/ui/toast-store';
import type { ComboboxSource } from '~/ui/use-combobox';
import { chosenTag, personOption, tagColour, tagOption } from './choices';
import { glyphShapes } from './field-value';
import { useRecords } from './records-context';
import { tagHue } from './tag-hue';
import { type Field, isObjectName, pluralOf, type RecordView } from './types';

const matchesShown = 20;
/** Objects whose lists can be ordered by name. */
const byName: ReadonlySet<string> = new Set(['person', 'company', 'deal', 'lead', 'product']);

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
