import type { Field, ObjectDescription } from '~/features/records/types';
import { forecastField, isMonth } from './forecast';

/** Beyond so many columns a board is no board any more: currencies are one by one in a filter. */
const mostColumns = 30;

/** What a task or an activity stands on is no state that it is in. */
const standsOn = 'object';

const isChoice = ({ key, type, filterable, options = [] }: Field): boolean =>
  type === 'select' && filterable && key !== standsOn && options.length > 0 && options.length <= mostColumns;

/** Fields whose options can be the columns of a board; those that are set by hand first. */
export function boardFields({ fields }: Pick<ObjectDescription, 'fields'>): Field[] {
  const choices = fields.filter(isChoice);
  return [...choices.filter(({ readOnly }) => !readOnly), ...choices.filter(({ readOnly }) => readOnly)];
}

/** The fields that a board can be by: choices, and the months of a forecast. */
export function fieldsOfBoards(object: Pick<ObjectDescription, 'fields'>): Field[] {
  const forecast = forecastField(object);
  return [...(forecast ? [forecast] : []), ...boardFields(object)];
}

/** The column of the records without a value, as the API names it. */
export const noValue = 'none';

/** What the address of a board by a field says besides filter, search, order and panel. */
export type FieldPlace = {
  field: Field | undefined;
  /** Columns that are not shown. */
  hidden: readonly string[];
  /** The column that a phone shows. */
  column: string | null;
  /** The first month of a forecast; null: the present one. */
  from: string | null;
};

export function readFieldPlace(params: URLSearchParams, object: Pick<ObjectDescription, 'fields'>): FieldPlace {
  const fields = fieldsOfBoards(object);
  const from = params.get('from');
  const known = new Set([...fields.flatMap(({ options = [] }) => options.map(({ value }) => value)), noValue]);
  return {
    field: fields.find(({ key }) => key === params.get('by')) ?? boardFields(object)[0],
    hidden: (params.get('hidden') ?? '').split(',').filter((id) => known.has(id) || isMonth(id)),
    column: params.get('column'),
    from: from && isMonth(from) ? from : null,
  };
}

type Change = { by?: string; hidden?: readonly string[]; column?: string; from?: string | null };

/** The address with some of it changed; another field has other columns, so what names them goes. */
export function writeFieldPlace(params: URLSearchParams, { by, hidden, column, from }: Change): URLSearchParams {
  const next = new URLSearchParams(params);
  if (by !== undefined) {
    for (const key of ['hidden', 'column', 'pipeline', 'open', 'stage', 'from']) next.delete(key);
    if (by) next.set('by', by);
    else next.delete('by');
  }
  if (hidden) {
    if (hidden.length > 0) next.set('hidden', hidden.join());
    else next.delete('hidden');
  }
  if (column) next.set('column', column);
  if (from !== undefined) {
    next.delete('column');
    if (from) next.set('from', from);
    else next.delete('from');
  }
  return next;
}
