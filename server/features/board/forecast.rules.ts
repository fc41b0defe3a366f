import { AppError } from '@/lib/errors';
import type { FilterCondition, FilterGroup } from '../filters';
import type { ObjectDefinition } from '../records/object-types';
import { daysOf, monthsOf, type Period } from '../reports/period.rules';
import { noValue } from './board-fields.rules';

/** Field of a deal whose months are the columns of a forecast. */
export const forecastField = 'expectedCloseOn';

export const isForecast = (object: ObjectDefinition, field: string | undefined): boolean =>
  object.name === 'deal' && field === forecastField;

/** So many months stand beside each other. */
const shownMonths = 6;

/** The months of a forecast, from the first one on. */
export const monthsFrom = (from: string): Period => {
  const months = monthsOf({ from, to: `${Number(from.slice(0, 4)) + 1}-12` });
  return { from, to: months[shownMonths - 1] ?? from };
};

/** Columns in their order: without a date, what is expected before the months and after them, and the months themselves. */
export const forecastColumns = (period: Period): string[] => [
  noValue,
  `before:${period.from}`,
  ...monthsOf(period),
  `after:${period.to}`,
];

/** The column of a month, or of none (''), among those of a period. */
export function columnOfMonth(month: string, { from, to }: Period): string {
  if (month === '') return noValue;
  if (month < from) return `before:${from}`;
  return month > to ? `after:${to}` : month;
}

const column = /^(?:(before|after):)?([1-9]\d{3}-(?:0[1-9]|1[0-2]))$/;

const noColumn = () => {
  const say = 'A forecast has no such column.';
  return new AppError('INVALID_INPUT', { say, fields: { column: say } });
};

/**
 * The open deals of a column.
 * @throws AppError INVALID_INPUT for a column that a forecast does not have
 */
export function forecastCondition(id: string): FilterGroup {
  const [, side, month] = column.exec(id) ?? [];
  if (!month && id !== noValue) throw noColumn();
  const days = daysOf({ from: month ?? '', to: month ?? '' });
  const field = forecastField;
  const expected = (): FilterCondition => {
    if (!month) return { field, operator: 'empty' };
    if (side === 'before') return { field, operator: 'before', value: days.from };
    return side === 'after'
      ? { field, operator: 'after', value: days.to }
      : { field, operator: 'between', value: days };
  };
  return { op: 'and', items: [{ field: 'status', operator: 'anyOf', value: ['open'] }, expected()] };
}

/**
 * When a deal is expected to close once it stands in a column: on the day that it has there already, else on the last day of
 * the month.
 * @throws AppError INVALID_INPUT for a column that is neither a month nor the one without a date
 */
export function forecastDay(id: string, day: string | null): string | null {
  if (id === noValue) return null;
  const [, side, month] = column.exec(id) ?? [];
  if (!month || side) throw noColumn();
  return day?.startsWith(month) ? day : daysOf({ from: month, to: month }).to;
}
