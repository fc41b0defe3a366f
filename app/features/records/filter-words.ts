import { type FilterCondition, type FilterGroup, type FilterItem, type FilterValue, isGroup } from './filter-language';
import type { Field, ObjectDescription } from './types';
import { moneyText, optionLabel, type Writing } from './values';

/** Names of people, tags and records by id, for words; the writing for amounts and days. */
export type Names = Writing & { nameOf: (id: string) => string | undefined };

export type ChipWords = { field: string; operator?: string; value?: string };

const shownNames = 3;

function amount(value: string | number, field: Field, names: Names): string {
  if (typeof value === 'number') {
    return field.type === 'money' ? moneyText(value, names) : new Intl.NumberFormat(names.locale).format(value);
  }
  return /^\d{4}-\d\d-\d\d/.test(value) ? dayText(value, names) : value;
}

const dayText = (value: string, { locale }: Names): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(value.slice(0, 10)));

function oneName(value: string, field: Field, names: Names): string {
  if (value === 'me') return 'me';
  return field.options ? optionLabel(field, value) : (names.nameOf(value) ?? 'unknown');
}

/** The value of a condition as people say it: “Software, Media”, “4 weeks”, “€500 and €900”. */
export function valueWords(value: FilterValue | undefined, field: Field, names: Names): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) {
    const more = value.length - shownNames;
    const shown = value.slice(0, shownNames).map((one) => oneName(one, field, names));
    return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
  }
  if (typeof value === 'object') {
    if ('count' in value) return `${value.count} ${value.unit}${value.count === 1 ? '' : 's'}`;
    return `${amount(value.from, field, names)} and ${amount(value.to, field, names)}`;
  }
  return amount(value, field, names);
}

/** A chip's three parts. A field or operator that is gone is shown by its name, so that it can be taken away. */
export function conditionWords(condition: FilterCondition, { fields }: ObjectDescription, names: Names): ChipWords {
  const field = fields.find(({ key }) => key === condition.field);
  const operator = field?.operators.find((known) => known.operator === condition.operator);
  return {
    field: field?.label ?? condition.field,
    operator: operator?.label ?? condition.operator,
    value: field ? valueWords(condition.value, field, names) : undefined,
  };
}

/** A whole group as one line, inner groups in brackets. */
export function groupWords(item: FilterItem, object: ObjectDescription, names: Names): string {
  if (!isGroup(item)) {
    const { field, operator, value } = conditionWords(item, object, names);
    return [field, operator, value].filter(Boolean).join(' ');
  }
  return item.items
    .map((inner) =>
      isGroup(inner) && inner.items.length > 1
        ? `(${groupWords(inner, object, names)})`
        : groupWords(inner, object, names),
    )
    .join(` ${item.op} `);
}

/** Ids that the filter's words need names for, by the record type they are of; what has options has its names with them. */
export function idsInFilter(
  filter: FilterGroup,
  { fields }: ObjectDescription,
): { relations: { object: string; ids: string[] }[] } {
  const relations = new Map<string, Set<string>>();
  const visit = (item: FilterItem) => {
    if (isGroup(item)) return item.items.forEach(visit);
    const field = fields.find(({ key }) => key === item.field);
    if (field?.type !== 'relation' || field.options || !Array.isArray(item.value)) return;
    const ids = relations.get(field.object ?? '') ?? new Set();
    relations.set(field.object ?? '', ids);
    for (const id of item.value) ids.add(id);
  };
  visit(filter);
  return { relations: [...relations].map(([object, ids]) => ({ object, ids: [...ids] })) };
}
