import { withCurrencies } from '~/features/records/shown-columns';
import type { Field, ObjectDescription, SortLevel } from '~/features/records/types';
import { isByMonth } from './forecast';

/** So many values of a record stand on its card, besides its name and its owner. */
const mostValues = 3;
/** Too long for a card, or shown in another way. */
const notOnCards = new Set(['longText', 'list', 'tags', 'user']);

/** The amount that column heads add up, as the server chooses it: the first one. */
export const moneyField = ({ fields }: Pick<ObjectDescription, 'fields'>): Field | undefined =>
  fields.find(({ type }) => type === 'money');

export const ownerField = ({ fields }: Pick<ObjectDescription, 'fields'>): Field | undefined =>
  fields.find(({ key, type }) => key === 'ownerId' && type === 'user');

/** The telling fields of a card: those that a list shows at first, and what it is worth; not the one it stands in. */
export function cardValues(object: ObjectDescription, by: Field): Field[] {
  const money = moneyField(object);
  const shown = object.fields.filter(
    (field) =>
      field.defaultColumn &&
      field.key !== object.titleField &&
      field.key !== by.key &&
      field.key !== money?.key &&
      !notOnCards.has(field.type),
  );
  // In which column a card stands says its value; of a day no more than the month
  const first = isByMonth(by) ? [by, ...shown] : shown;
  return [...first.slice(0, money ? mostValues - 1 : mostValues), ...(money ? [money] : [])];
}

/** Levels of an order that a board can keep by itself: fields of the records themselves. */
const ownLevels = ({ fields }: Pick<ObjectDescription, 'fields'>, sort: readonly SortLevel[]): SortLevel[] =>
  sort.filter(({ field }) => fields.some(({ key, sortable }) => key === field && sortable));

export type OrderedObject = Pick<ObjectDescription, 'fields' | 'defaultSort'>;

/** The levels that cards are ordered by: what was asked for, or the order in which a list begins. */
export function levelsOf(object: OrderedObject, sort: readonly SortLevel[]): SortLevel[] {
  const own = ownLevels(object, sort);
  return own.length > 0 ? own : [object.defaultSort];
}

/** What a board by a field is asked for with: the same in the loader and in the browser. */
export function fieldQuery(
  object: ObjectDescription,
  { by, sort, from }: { by: Field; sort: readonly SortLevel[]; from: string | null },
) {
  const levels = ownLevels(object, sort);
  const owner = ownerField(object);
  const byMonth = isByMonth(by) ? ['status', 'weightedAmount'] : [];
  const keys = [by, ...cardValues(object, by), ...(owner ? [owner] : [])].map(({ key }) => key);
  return {
    headsOf: { field: by.key, ...(from && { from }) },
    cardsOf: { field: by.key, ...(levels.length > 0 && { sort: levels }) },
    fields: withCurrencies(object, [...keys, ...byMonth, ...levelsOf(object, sort).map(({ field }) => field)]),
  };
}
