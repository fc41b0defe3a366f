import type { FieldDefinition, ObjectDefinition, ObjectName } from '../records/object-types';
import { type CheckedCondition, type CheckedItem, checkFilter } from './filter.check';
import { targetLabel } from './filter.fields';
import type { FilterGroup } from './filter.schema';

/** What words need to know beyond the filter. `name` gives undefined for what is gone or not to be seen. */
export type FilterLabels = {
  readonly locale: string;
  /** ISO code of the workspace's currency. */
  readonly currency: string;
  name(kind: 'user' | 'tag' | ObjectName, id: string): string | undefined;
};

/** One item of the outermost group. `position` is its index there, so that a chip can take it out. */
export type FilterWords = { position: number; text: string };

/** The kinds and ids whose names `describeFilter` will ask for, so that they can be read in one go. */
export function namesIn(
  filter: FilterGroup,
  object: ObjectDefinition,
): { kind: 'user' | 'tag' | ObjectName; id: string }[] {
  const collect = (item: CheckedItem): { kind: 'user' | 'tag' | ObjectName; id: string }[] => {
    if (item.kind === 'group') return item.items.flatMap(collect);
    const kind = kindOf(item.target.field);
    return kind && Array.isArray(item.value) ? item.value.filter((id) => id !== 'me').map((id) => ({ kind, id })) : [];
  };
  return collect(checkFilter(filter, object));
}

const kindOf = ({ type, object }: FieldDefinition): 'user' | 'tag' | ObjectName | undefined =>
  type === 'user' ? 'user' : type === 'tags' ? 'tag' : type === 'relation' ? object : undefined;

/**
 * The filter in words, one text for each item of the outermost group: 'Company › Industry is any of Software, Media'.
 * @throws AppError INVALID_INPUT as `checkFilter` does.
 */
export function describeFilter(filter: FilterGroup, object: ObjectDefinition, labels: FilterLabels): FilterWords[] {
  return filter.items.flatMap((item, position) => {
    const { items } = checkFilter({ op: filter.op, items: [item] }, object);
    return items.map((checked) => ({ position, text: words(checked, labels) }));
  });
}

function words(item: CheckedItem, labels: FilterLabels): string {
  if (item.kind === 'condition') return conditionWords(item, labels);
  const parts = item.items.map((inner) =>
    inner.kind === 'group' && inner.items.length > 1 ? `(${words(inner, labels)})` : words(inner, labels),
  );
  return parts.join(` ${item.op} `);
}

const conditionWords = (condition: CheckedCondition, labels: FilterLabels): string =>
  [targetLabel(condition.target), condition.operator.label, valueWords(condition, labels)].filter(Boolean).join(' ');

/** More names than this make a chip unreadable. */
const namesShown = 3;

function valueWords({ target: { field }, value }: CheckedCondition, labels: FilterLabels): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return numberWords(value, field, labels);
  if (typeof value === 'string') return dateOrText(value, field, labels);
  if (Array.isArray(value)) {
    const names = value.slice(0, namesShown).map((one) => nameOf(one, field, labels));
    const more = value.length - names.length;
    return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
  }
  if ('count' in value) return `${value.count} ${value.unit}${value.count === 1 ? '' : 's'}`;
  const end = (limit: string | number) =>
    typeof limit === 'number' ? numberWords(limit, field, labels) : dateOrText(limit, field, labels);
  return 'from' in value ? `${end(value.from)} and ${end(value.to)}` : '';
}

function numberWords(value: number, { type }: FieldDefinition, { locale, currency }: FilterLabels): string {
  if (type !== 'money') return new Intl.NumberFormat(locale).format(value);
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(value / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function dateOrText(value: string, { type }: FieldDefinition, { locale }: FilterLabels): string {
  if (type !== 'date' && type !== 'instant') return `“${value}”`;
  if (!/^\d/.test(value)) return value;
  const day = value.length === 10;
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: day ? undefined : 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(value)) + (day ? '' : ' UTC');
}

function nameOf(value: string, field: FieldDefinition, { locale, name }: FilterLabels): string {
  const kind = kindOf(field);
  if (kind) return value === 'me' ? 'me' : (name(kind, value) ?? 'unknown');
  if (field.type === 'country') return new Intl.DisplayNames(locale, { type: 'region' }).of(value) ?? value;
  return field.options?.find((option) => option.value === value)?.label ?? value;
}
