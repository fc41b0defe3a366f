import { defineObject } from '../records/define-object';
import { flag, longText, number, select, text, user } from '../records/fields';

export const viewKinds = [
  { value: 'table', label: 'Table' },
  { value: 'board', label: 'Board' },
  { value: 'calendar', label: 'Calendar' },
  { value: 'dashboard', label: 'Dashboard' },
] as const;

/** A list, board, calendar or dashboard as somebody arranged it: private to its owner, or shared with the workspace. */
export const viewObject = defineObject({
  name: 'view',
  plural: 'views',
  label: { one: 'View', many: 'Views' },
  table: 'views',
  listed: false,
  titleField: 'name',
  defaultSort: { field: 'position', direction: 'asc' },
  fields: {
    name: text({ label: 'Name', required: true, maxLength: 80 }),
    object: text({ label: 'Of', required: true, readOnly: true }),
    kind: select({ label: 'Kind', options: viewKinds, initial: 'table' }),
    state: longText({
      label: 'Arrangement',
      maxLength: 8_000,
      initial: '',
      description: 'Query string of its address',
    }),
    shared: flag({ label: 'Shared', initial: false }),
    locked: flag({ label: 'Locked', initial: false }),
    isDefault: flag({ label: 'Default', initial: false }),
    position: number({ label: 'Position', initial: 0 }),
    ownerId: user({ label: 'Owner', as: 'owner', readOnly: true }),
  },
});
