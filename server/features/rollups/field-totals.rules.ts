import { boardFields } from '../board/board-fields.rules';
import type { FieldDefinition, ObjectDefinition, RecordRow } from '../records/object-types';

/** Live records with the same value of a field, or what is to be added to them. */
export type FieldTotal = {
  object: string;
  field: string;
  /** An option; '' for none. */
  value: string;
  /** '' for that of the workspace. */
  currency: string;
  records: number;
  /** Of `amountField` and `weightedField`, in minor units. */
  amount: number;
  weighted: number;
};

/** The field that a column of a board adds up. */
export const amountField = ({ fields }: ObjectDefinition): FieldDefinition | undefined =>
  fields.find(({ type }) => type === 'money');

/** The field with the same amount by chance. */
export const weightedField = ({ fields }: ObjectDefinition): FieldDefinition | undefined =>
  fields.find(({ key }) => key === 'weightedAmount');

/** Beyond so many options a page has no board: nobody looks at the totals. */
const mostOptions = 30;
/** What a record stands on is no state that it is in, and nearly all would add to the same total. */
const standsOn = 'object';

/** The fields whose totals are kept: those that pages have boards by. */
export const bookedFields = (object: ObjectDefinition): FieldDefinition[] =>
  boardFields(object).filter(({ key, options = [] }) => key !== standsOn && options.length <= mostOptions);

const numberIn = (row: RecordRow, field: FieldDefinition | undefined): number =>
  field ? Number(row[field.key] ?? 0) : 0;

/** What a record counts for in each of the boards of its object; nothing in the trash. */
export function fieldShares(object: ObjectDefinition): (row: RecordRow) => FieldTotal[] {
  const [fields, amount, weighted] = [bookedFields(object), amountField(object), weightedField(object)];
  return (row) => {
    if (row.deletedAt) return [];
    const shared = {
      currency: amount?.currencyField ? String(row[amount.currencyField]) : '',
      records: 1,
      amount: numberIn(row, amount),
      weighted: numberIn(row, weighted),
    };
    return fields.map(({ key }) => ({ object: object.name, field: key, value: String(row[key] ?? ''), ...shared }));
  };
}
