import { defineObject } from '../records/define-object';
import { list, number, relation, select, text } from '../records/fields';
import { tagColors } from '../tags/tag-object';

export const stageTypes = [
  { value: 'open', label: 'Open' },
  { value: 'won', label: 'Won' },
  { value: 'lost', label: 'Lost' },
] as const;

/** One step of a pipeline. `type` says whether a deal in it is open, won or lost. */
export const stageObject = defineObject({
  name: 'stage',
  plural: 'stages',
  label: { one: 'Stage', many: 'Stages' },
  table: 'stages',
  listed: false,
  few: true,
  titleField: 'name',
  defaultSort: { field: 'position', direction: 'asc' },
  fields: {
    pipelineId: relation({ label: 'Pipeline', object: 'pipeline', as: 'pipeline', required: true, readOnly: true }),
    name: text({ label: 'Name', required: true, maxLength: 60 }),
    type: select({ label: 'Type', options: stageTypes, initial: 'open' }),
    probability: number({ label: 'Probability', min: 0, max: 100, decimals: 0, unit: '%', initial: 0 }),
    color: select({ label: 'Colour', options: tagColors }),
    position: number({ label: 'Position', initial: 0 }),
    rotDays: number({ label: 'Rots after', min: 1, max: 3_650, decimals: 0, unit: 'days' }),
    requiredFields: list({ label: 'Required to enter', items: 'text' }),
  },
  parent: (row) => ({ object: 'pipeline', id: String(row.pipelineId) }),
  derive: ({ type }): Record<string, unknown> =>
    type === 'won' ? { probability: 100 } : type === 'lost' ? { probability: 0 } : {},
});
