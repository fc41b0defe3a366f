import { AppError } from '@/lib/errors';
import type { FilterGroup } from '../filters';
import type { FieldDefinition, ObjectDefinition, SelectOption } from '../records/object-types';

/** The column of the records without a value. */
export const noValue = 'none';

export type FieldBoard = { field: FieldDefinition; options: readonly SelectOption[] };

/** The fields of an object whose options can be the columns of a board. */
export const boardFields = ({ fields }: ObjectDefinition): FieldDefinition[] =>
  fields.filter(({ type, filterable }) => type === 'select' && filterable === true);

/**
 * The field whose options are the columns of a board; without a name, the object's first one.
 * @throws AppError INVALID_INPUT for a field that is no choice
 */
export function boardOf(object: ObjectDefinition, name?: string): FieldBoard {
  const field = boardFields(object).find(({ key }) => name === undefined || key === name);
  if (field) return { field, options: field.options ?? [] };
  const say = `There is no board of ${object.label.many.toLowerCase()}${name === undefined ? '' : ' by this field'}.`;
  throw new AppError('INVALID_INPUT', { say, fields: { field: say } });
}

/**
 * What the records of a column have in common.
 * @throws AppError INVALID_INPUT for a column that the board does not have
 */
export function columnCondition({ field, options }: FieldBoard, column: string): FilterGroup {
  if (column === noValue) return { op: 'and', items: [{ field: field.key, operator: 'empty' }] };
  if (options.some(({ value }) => value === column)) {
    return { op: 'and', items: [{ field: field.key, operator: 'anyOf', value: [column] }] };
  }
  const say = `${field.label} has no such option.`;
  throw new AppError('INVALID_INPUT', { say, fields: { column: say } });
}

/**
 * What a record holds once it stands in a column; null in the one for nothing.
 * @throws AppError INVALID_INPUT for a column that the board does not have, or that nothing can be put into
 */
export function columnValue(board: FieldBoard, column: string): string | null {
  columnCondition(board, column);
  const { key, label, readOnly, required, initial } = board.field;
  const refuse = (say: string) => new AppError('INVALID_INPUT', { say, fields: { [`values.${key}`]: say } });
  if (readOnly) throw refuse(`${label} follows from other things: it is not set by hand.`);
  if (column !== noValue) return column;
  if (required || initial !== undefined) throw refuse(`${label} is required.`);
  return null;
}
