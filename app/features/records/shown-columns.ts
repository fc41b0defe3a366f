import type { ObjectDescription, RecordView } from './types';

/**
 * Keys of the columns that are shown: chosen ones that exist, else the registry's own choice; the title first, then the
 * pinned ones.
 */
export function shownColumns(
  object: ObjectDescription,
  chosen: readonly string[] | null,
  pinned: readonly string[] = [],
): string[] {
  const known = (chosen ?? []).filter((key) => object.fields.some((field) => field.key === key));
  const keys = (known.length > 0 ? known : defaultColumns(object)).filter((key) => key !== object.titleField);
  return [
    object.titleField,
    ...keys.filter((key) => pinned.includes(key)),
    ...keys.filter((key) => !pinned.includes(key)),
  ];
}

export const defaultColumns = (object: ObjectDescription): string[] =>
  object.fields.filter((field) => field.defaultColumn).map(({ key }) => key);

/** Whether a record came with these fields: the first rows of a list bring only the shown ones. */
export const hasFields = (record: RecordView, keys: readonly string[]): boolean => keys.every((key) => key in record);

/** Whether a record came whole, as its panel and its page need it. */
export const isWhole = (record: RecordView, { fields }: ObjectDescription): boolean =>
  fields.every(({ key }) => key in record);

/** Amounts in a currency of their own cannot be written without it. */
export const withCurrencies = ({ fields }: ObjectDescription, keys: readonly string[]): string[] => [
  ...new Set([
    ...keys,
    ...fields.flatMap(({ key, currencyField }) => (currencyField && keys.includes(key) ? [currencyField] : [])),
  ]),
];
