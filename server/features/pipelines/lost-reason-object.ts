import { fold } from '@db/fold';
import { defineObject } from '../records/define-object';
import { number, text } from '../records/fields';

/** Why deals are lost: a list of the workspace, asked for when one is. */
export const lostReasonObject = defineObject({
  name: 'lostReason',
  plural: 'lostReasons',
  label: { one: 'Lost reason', many: 'Lost reasons' },
  table: 'lostReasons',
  listed: false,
  few: true,
  titleField: 'name',
  defaultSort: { field: 'position', direction: 'asc' },
  fields: {
    name: text({ label: 'Name', required: true, maxLength: 80, foldedKey: 'nameKey', unique: true }),
    position: number({ label: 'Position', initial: 0 }),
  },
  derive: (row) => ({ nameKey: fold(String(row.name)) }),
});
