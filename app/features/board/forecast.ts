import type { Field, ObjectDescription, RecordView } from '~/features/records/types';
import { addDays, addMonths } from '~/ui/calendar-rules';

type Fielded = Pick<ObjectDescription, 'fields'>;

/** Field of a deal whose months are the columns of a forecast. */
const forecastKey = 'expectedCloseOn';

/** A board by a day is one by its months. */
export const isByMonth = ({ type }: Pick<Field, 'type'>): boolean => type === 'date';

/** The field of a forecast; only deals have one. */
export const forecastField = ({ fields }: Fielded): Field | undefined =>
  fields.find((field) => field.key === forecastKey && isByMonth(field));

/** What is expected before or after the months that are shown: it has figures, and no place on the board. */
export const isOutside = (column: string): boolean => column.includes(':');

const monthPattern = /^[12]\d{3}-(0[1-9]|1[0-2])$/;
export const isMonth = (text: string): boolean => monthPattern.test(text);

/** The column of a deal; '' for none: what is closed is expected no more. */
export function monthOf(deal: RecordView, none: string): string {
  if (deal.status !== 'open') return '';
  const day = deal[forecastKey];
  return typeof day === 'string' ? day.slice(0, 7) : none;
}

/** The day that a deal is expected to close on in a month: the one it has there, else the last. As the server does it. */
export function dayInMonth(month: string, day?: unknown): string {
  return typeof day === 'string' && day.startsWith(month) ? day : addDays(addMonths(`${month}-01`, 1), -1);
}

/** The first month of as many, so many months on. */
export const monthAfter = (month: string, by: number): string => addMonths(`${month}-01`, by).slice(0, 7);

/** A board by month begins with the earliest: the order of everything that asks for the object's own one. */
export const arrangedBy = (object: ObjectDescription, field: Field): ObjectDescription =>
  isByMonth(field) ? { ...object, defaultSort: { field: field.key, direction: 'asc' } } : object;
