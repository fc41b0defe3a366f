import { exactWallTime } from '~/lib/wall-time';
import type { Field, Member, RecordView } from './types';
import { editText, optionLabel, referred, tagsOf, type Writing, writingOf } from './values';

/** A value as a spreadsheet takes it: plain numbers, days as YYYY-MM-DD, names. Pasting it reads the same value again. */
export function copyText(
  record: RecordView,
  field: Field,
  { writing, members }: { writing: Writing; members: readonly Member[] },
): string {
  const value = record[field.key];
  switch (field.type) {
    case 'tags':
      return tagsOf(record, field)
        .map(({ name }) => name)
        .join(', ');
    case 'user':
    case 'relation':
      return referred(record, field)?.name ?? members.find(({ id }) => id === value)?.name ?? '';
    case 'flag':
      return value === true ? 'Yes' : 'No';
    case 'instant':
      return value ? exactWallTime(String(value), writing.timeZone).replace(/T(?!.*Z$)/, ' ') : '';
    case 'select':
    case 'country':
      return value ? optionLabel(field, value) : '';
    default:
      return editText(field, value, writingOf(field, record, writing));
  }
}
