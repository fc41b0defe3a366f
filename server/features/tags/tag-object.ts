import { fold } from '@db/fold';
import { defineObject } from '../records/define-object';
import { select, text } from '../records/fields';

export const tagColors = [
  { value: 'grey', label: 'Grey' },
  { value: 'red', label: 'Red' },
  { value: 'orange', label: 'Orange' },
  { value: 'yellow', label: 'Yellow' },
  { value: 'green', label: 'Green' },
  { value: 'teal', label: 'Teal' },
  { value: 'blue', label: 'Blue' },
  { value: 'violet', label: 'Violet' },
  { value: 'pink', label: 'Pink' },
] as const;

export const tagObject = defineObject({
  name: 'tag',
  plural: 'tags',
  label: { one: 'Tag', many: 'Tags' },
  table: 'tags',
  listed: false,
  titleField: 'name',
  defaultSort: { field: 'name', direction: 'asc' },
  fields: {
    name: text({ label: 'Name', required: true, maxLength: 50, foldedKey: 'nameKey' }),
    color: select({ label: 'Colour', required: true, options: tagColors }),
  },
  derive: (row) => ({ nameKey: fold(String(row.name)) }),
});
