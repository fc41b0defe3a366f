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
import { dayInMonth, isByMonth, monthOf } from './forecast';

const columnOfValue = (value: unknown): string => (typeof value === 'string' && value !== '' ? value : noValue);

type Options = {
  object: ObjectDescription;
  field: Field;
  sort: readonly SortLevel[];
  /** The first month of a forecast. */
  from: string | null;
  writing: Writing;
};

/** The board of records by one of their fields. */
export function fieldPlan({ object, field, sort, from, writing }: Options): BoardPlan<RecordView> {
  const { name } = object;
  if (!isObjectName(name)) throw new Error(`There is no board of ${name}.`);
  const query = fieldQuery(object, { by: field, sort, from });
  const byMonth = isByMonth(field);
  const columnOf = (record: RecordView) => (byMonth ? monthOf(record, noValue) : columnOfValue(record[field.key]));
  const money = moneyField(object);
  const amountOf = (record: RecordView, key = money?.key): number => {
    const amount = key && record[key];
    const inBase = money && writingOf(money, record, writing).currency === writing.currency;
    return typeof amount === 'number' && inBase ? amount : 0;
  };
  const held = (record: RecordView, column: string): string | null => {
    if (column === noValue) return null;
    return byMonth ? dayInMonth(column, record[field.key]) : column;
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
    put: (record, column) => ({ ...record, [field.key]: held(record, column) }),
    shift: (heads, records, column) =>
      records.reduce<Head[]>(
        (all, record) => {
          const from = columnOf(record);
          if (from === column) return all;
          const [amount, weighted] = [amountOf(record), amountOf(record, 'weightedAmount')];
          return all.map((head) => {
            const sign = Number(head.id === column) - Number(head.id === from);
            if (sign === 0) return head;
            const sums = { sum: head.sum + sign * amount, weighted: head.weighted + sign * weighted };
            return { ...head, count: head.count + sign, ...sums };
          });
        },
        [...heads],
      ),
  };
}
