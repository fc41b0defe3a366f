import { fold } from '@db/fold';
import { defineObject } from '../records/define-object';
import { number, text } from '../records/fields';

/** A way that deals go, from first talk to won or lost. Its stages are records of their own. */
export const pipelineObject = defineObject({
  name: 'pipeline',
  plural: 'pipelines',
  label: { one: 'Pipeline', many: 'Pipelines' },
  table: 'pipelines',
  listed: false,
  few: true,
  titleField: 'name',
  defaultSort: { field: 'position', direction: 'asc' },
  fields: {
    name: text({ label: 'Name', required: true, maxLength: 60, foldedKey: 'nameKey', unique: true }),
    position: number({ label: 'Position', initial: 0 }),
  },
  derive: (row) => ({ nameKey: fold(String(row.name)) }),
});
