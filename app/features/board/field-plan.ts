import {
  type Field,
  isObjectName,
  type ObjectDescription,
  pluralOf,
  type RecordView,
  type SortLevel,
} from '~/features/records/types';
import { type Writing, writingOf } from '~/features/records/values';
import type { BoardPlan, Head } from './board-plan';
import { cardOrder } from './field-order';
import { noValue } from './field-place';
import { fieldQuery, moneyField } from './field-query';

const columnOfValue = (value: unknown): string => (typeof value === 'string' && value !== '' ? value : noValue);

type Options = { object: ObjectDescription; field: Field; sort: readonly SortLevel[]; writing: Writing };

/** The board of records by one of their fields. */
export function fieldPlan({ object, field, sort, writing }: Options): BoardPlan<RecordView> {
  const { name } = object;
  if (!isObjectName(name)) throw new Error(`There is no board of ${name}.`);
  const query = fieldQuery(object, field, sort);
  const columnOf = (record: RecordView) => columnOfValue(record[field.key]);
  const money = moneyField(object);
  const amountOf = (record: RecordView): number => {
    const amount = money && record[money.key];
    const inBase = money && writingOf(money, record, writing).currency === writing.currency;
    return typeof amount === 'number' && inBase ? amount : 0;
  };
  const { placeAmong, sameOrder } = cardOrder(object, sort);
  return {
    plural: pluralOf[name],
    object: name,
    ...query,
    links: object.fields.flatMap(({ key, object: to }) =>
      to && query.fields.includes(key) ? [{ object: to, key }] : [],
    ),
    ...{ columnOf, placeAmong, sameOrder },
    put: (record, column) => ({ ...record, [field.key]: column === noValue ? null : column }),
    shift: (heads, records, column) =>
      records.reduce<Head[]>(
        (all, record) => {
          const from = columnOf(record);
          if (from === column) return all;
          const amount = amountOf(record);
          return all.map((head) => {
            const sign = Number(head.id === column) - Number(head.id === from);
            return sign === 0 ? head : { ...head, count: head.count + sign, sum: head.sum + sign * amount };
          });
        },
        [...heads],
      ),
  };
}
