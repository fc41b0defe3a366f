import type { Permission } from '@/api/types';
import { places, settingsPlace } from '~/features/workspace/places';

/** Where commands belong, the nearest to the work first: of two with the same key the nearer one is meant. */
export const groups = {
  record: 'With the open record',
  selection: 'With the selection',
  page: 'On this page',
  create: 'Create',
  go: 'Go to',
  everywhere: 'Everywhere',
} as const;
export type GroupId = keyof typeof groups;
export const groupIds = Object.keys(groups) as GroupId[];

export type CommandDefinition = {
  /** A verb and what it does. A page can say it more exactly when it offers the command. */
  label: string;
  group: GroupId;
  /** Written as for `Kbd`: 'Mod+K', '?', 'g p'. */
  keys?: readonly string[];
  /** The right it takes. Pages offer only what their record allows besides. */
  needs?: Permission;
  /** Its shortcuts with a modifier work also while typing and over dialogs. */
  always?: boolean;
  /** Not in the palette: what only makes sense as a key. */
  keysOnly?: boolean;
  /** Other words that somebody may look for it with. */
  words?: string;
};

const fixed = {
  'record.log-call': {
    label: 'Log a call',
    group: 'record',
    keys: ['l'],
    needs: 'records.create',
  },
  'record.log-meeting': {
    label: 'Log a meeting',
    group: 'record',
    keys: ['m'],
    needs: 'records.create',
  },
  'record.log-email': { label: 'Log an email', group: 'record', keys: ['e'], needs: 'records.create' },
  'record.new-task': {
    label: 'Add a task',
    group: 'record',
    keys: ['t'],
    needs: 'records.create',
  },
  'deal.won': { label: 'Mark the deal as won', group: 'record', words: 'close win' },
  'deal.lost': { label: 'Mark the deal as lost', group: 'record', words: 'close lose' },
  'deal.reopen': { label: 'Reopen the deal', group: 'record' },
  'lead.convert': {
    label: 'Convert the lead',
    group: 'record',
    needs: 'records.create',
    words: 'deal qualify',
  },
  'record.copy-link': { label: 'Copy link', group: 'record', words: 'address url' },
  'record.trash': {
    label: 'Move to the trash',
    group: 'record',
    needs: 'records.delete',
    words: 'delete remove',
  },
  'record.open-full': { label: 'Open the full page', group: 'record', keys: ['o'] },
  'record.next': { label: 'Next record', group: 'record', keys: ['j'], keysOnly: true },
  'record.previous': { label: 'Previous record', group: 'record', keys: ['k'], keysOnly: true },

  'selection.trash': {
    label: 'Move the selected to the trash',
    group: 'selection',
    needs: 'records.delete',
    words: 'delete remove',
  },
  'selection.clear': { label: 'Clear the selection', group: 'selection', words: 'deselect unselect' },

  'page.create': { label: 'Add a record', group: 'page', keys: ['c'], keysOnly: true },
  'page.undo': { label: 'Take the last change back', group: 'page', keys: ['Mod+Z'], words: 'undo' },
  'inbox.done': { label: 'Mark as done', group: 'page', keys: ['e'], keysOnly: true },
  'inbox.done-all': { label: 'Mark everything as done', group: 'page', words: 'inbox clear' },

  'create.person': {
    label: 'New person',
    group: 'create',
    needs: 'records.create',
    words: 'add create contact',
  },
  'create.company': {
    label: 'New company',
    group: 'create',
    needs: 'records.create',
    words: 'add create',
  },
  'create.deal': {
    label: 'New deal',
    group: 'create',
    needs: 'records.create',
    words: 'add create opportunity',
  },
  'create.lead': { label: 'New lead', group: 'create', needs: 'records.create', words: 'add create' },
  'create.task': {
    label: 'New task',
    group: 'create',
    needs: 'records.create',
    words: 'add create todo',
  },

  'forecast.open': {
    label: 'Go to the forecast',
    group: 'go',
    keys: ['g f'],
    needs: 'records.read',
    words: 'deals month expected close board',
  },
  'search.open': {
    label: 'Search',
    group: 'everywhere',
    keys: ['Mod+K', '/'],
    always: true,
    keysOnly: true,
  },
  'create.any': {
    label: 'Create something',
    group: 'everywhere',
    keys: ['c'],
    needs: 'records.create',
    keysOnly: true,
  },
  'keys.show': {
    label: 'Show keyboard shortcuts',
    group: 'everywhere',
    keys: ['?'],
    words: 'keys help',
  },
} satisfies Record<string, CommandDefinition>;

export type CommandId = keyof typeof fixed | `go.${string}`;

const ways = [...places, settingsPlace].map(({ path, label, goKey, needs }): [CommandId, CommandDefinition] => [
  `go.${path}`,
  { label: `Go to ${label.toLowerCase()}`, group: 'go', keys: [`g ${goKey}`], needs },
]);

const catalogue = new Map<string, CommandDefinition>([...Object.entries(fixed), ...ways]);

/** @throws for a place that is none: a bug */
export function definitionOf(id: CommandId): CommandDefinition {
  const found = catalogue.get(id);
  if (!found) throw new Error(`There is no command ${id}.`);
  return found;
}

/** The first shortcut of a command, for the hint beside a button or in a menu. */
export const keysOf = (id: CommandId): string | undefined => definitionOf(id).keys?.[0];
