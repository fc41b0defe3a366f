import {
  ArrowRightLeft,
  Building2,
  CalendarClock,
  CheckCheck,
  CircleUserRound,
  CircleX,
  Handshake,
  Keyboard,
  Link2,
  Mail,
  Maximize2,
  PhoneCall,
  Plus,
  RotateCcw,
  Search,
  Sprout,
  SquareCheckBig,
  Trash2,
  Trophy,
  Undo2,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
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
  icon: ReactNode;
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
    icon: <PhoneCall />,
    keys: ['l'],
    needs: 'records.create',
  },
  'record.log-meeting': {
    label: 'Log a meeting',
    group: 'record',
    icon: <CalendarClock />,
    keys: ['m'],
    needs: 'records.create',
  },
  'record.log-email': { label: 'Log an email', group: 'record', icon: <Mail />, keys: ['e'], needs: 'records.create' },
  'record.new-task': {
    label: 'Add a task',
    group: 'record',
    icon: <SquareCheckBig />,
    keys: ['t'],
    needs: 'records.create',
  },
  'deal.won': { label: 'Mark the deal as won', group: 'record', icon: <Trophy />, words: 'close win' },
  'deal.lost': { label: 'Mark the deal as lost', group: 'record', icon: <CircleX />, words: 'close lose' },
  'deal.reopen': { label: 'Reopen the deal', group: 'record', icon: <RotateCcw /> },
  'lead.convert': {
    label: 'Convert the lead',
    group: 'record',
    icon: <ArrowRightLeft />,
    needs: 'records.create',
    words: 'deal qualify',
  },
  'record.copy-link': { label: 'Copy link', group: 'record', icon: <Link2 />, words: 'address url' },
  'record.trash': {
    label: 'Move to the trash',
    group: 'record',
    icon: <Trash2 />,
    needs: 'records.delete',
    words: 'delete remove',
  },
  'record.open-full': { label: 'Open the full page', group: 'record', icon: <Maximize2 />, keys: ['o'] },
  'record.next': { label: 'Next record', group: 'record', icon: null, keys: ['j'], keysOnly: true },
  'record.previous': { label: 'Previous record', group: 'record', icon: null, keys: ['k'], keysOnly: true },

  'selection.trash': {
    label: 'Move the selected to the trash',
    group: 'selection',
    icon: <Trash2 />,
    needs: 'records.delete',
    words: 'delete remove',
  },
  'selection.clear': { label: 'Clear the selection', group: 'selection', icon: <X />, words: 'deselect unselect' },

  'page.create': { label: 'Add a record', group: 'page', icon: <Plus />, keys: ['c'], keysOnly: true },
  'page.undo': { label: 'Take the last change back', group: 'page', icon: <Undo2 />, keys: ['Mod+Z'], words: 'undo' },
  'inbox.done': { label: 'Mark as done', group: 'page', icon: <SquareCheckBig />, keys: ['e'], keysOnly: true },
  'inbox.done-all': { label: 'Mark everything as done', group: 'page', icon: <CheckCheck />, words: 'inbox clear' },

  'create.person': {
    label: 'New person',
    group: 'create',
    icon: <CircleUserRound />,
    needs: 'records.create',
    words: 'add create contact',
  },
  'create.company': {
    label: 'New company',
    group: 'create',
    icon: <Building2 />,
    needs: 'records.create',
    words: 'add create',
  },
  'create.deal': {
    label: 'New deal',
    group: 'create',
    icon: <Handshake />,
    needs: 'records.create',
    words: 'add create opportunity',
  },
  'create.lead': { label: 'New lead', group: 'create', icon: <Sprout />, needs: 'records.create', words: 'add create' },
  'create.task': {
    label: 'New task',
    group: 'create',
    icon: <SquareCheckBig />,
    needs: 'records.create',
    words: 'add create todo',
  },

  'search.open': {
    label: 'Search',
    group: 'everywhere',
    icon: <Search />,
    keys: ['Mod+K', '/'],
    always: true,
    keysOnly: true,
  },
  'create.any': {
    label: 'Create something',
    group: 'everywhere',
    icon: <Plus />,
    keys: ['c'],
    needs: 'records.create',
    keysOnly: true,
  },
  'keys.show': {
    label: 'Show keyboard shortcuts',
    group: 'everywhere',
    icon: <Keyboard />,
    keys: ['?'],
    words: 'keys help',
  },
} satisfies Record<string, CommandDefinition>;

export type CommandId = keyof typeof fixed | `go.${string}`;

const ways = [...places, settingsPlace].map(({ path, label, icon, goKey, needs }): [CommandId, CommandDefinition] => [
  `go.${path}`,
  { label: `Go to ${label.toLowerCase()}`, group: 'go', icon, keys: [`g ${goKey}`], needs },
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

type Widget = { selector: string; group: GroupId; lines: readonly { keys: readonly string[]; label: string }[] };

/** Keys that a part of a page handles by itself while it has the focus; told where such a part is on the page. */
export const widgets: readonly Widget[] = [
  {
    selector: '[role=grid][aria-rowcount]',
    group: 'page',
    lines: [
      { keys: ['ArrowUp', 'ArrowDown'], label: 'Move between rows' },
      { keys: ['Enter'], label: 'Open the row, or edit the cell' },
      { keys: ['F2'], label: 'Edit the cell' },
      { keys: ['Space'], label: 'Select the row' },
      { keys: ['Shift+ArrowDown'], label: 'Select more rows' },
      { keys: ['Mod+A'], label: 'Select the loaded rows' },
      { keys: ['Escape'], label: 'Clear the selection' },
    ],
  },
  {
    selector: '[data-card-link]',
    group: 'page',
    lines: [
      { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], label: 'Move between cards' },
      { keys: ['Enter'], label: 'Open the card' },
      { keys: ['Space'], label: 'Pick the card up, and put it down' },
      { keys: ['x'], label: 'Select the card' },
      { keys: ['Shift+ArrowDown'], label: 'Select more cards' },
      { keys: ['m'], label: 'Menu of the card' },
      { keys: ['Escape'], label: 'Put the card back, or clear the selection' },
    ],
  },
  {
    selector: '[data-step]',
    group: 'page',
    lines: [
      { keys: ['ArrowLeft', 'ArrowRight'], label: 'Move between stages' },
      { keys: ['Enter'], label: 'Move the deal to the stage' },
    ],
  },
  {
    selector: '[data-line]',
    group: 'page',
    lines: [
      { keys: ['Enter'], label: 'Next line item, or a new one' },
      { keys: ['Alt+ArrowUp', 'Alt+ArrowDown'], label: 'Move the line item' },
      { keys: ['Mod+Delete'], label: 'Remove the line item' },
    ],
  },
  {
    selector: '[data-task]',
    group: 'page',
    lines: [
      { keys: ['ArrowUp', 'ArrowDown'], label: 'Move between tasks' },
      { keys: ['x'], label: 'Tick the task off' },
      { keys: ['Enter'], label: 'Open the task' },
    ],
  },
  {
    selector: '[data-day]',
    group: 'page',
    lines: [
      { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], label: 'Move between days' },
      { keys: ['PageUp', 'PageDown'], label: 'The month before or after' },
      { keys: ['Space'], label: 'Lift an entry, and drop it on another day' },
    ],
  },
  {
    selector: '[data-inbox-item]',
    group: 'page',
    lines: [
      { keys: ['ArrowUp', 'ArrowDown'], label: 'Move between messages' },
      { keys: ['Enter'], label: 'Open what it is about' },
    ],
  },
  { selector: '[role=dialog][data-beside]', group: 'record', lines: [{ keys: ['Escape'], label: 'Close the record' }] },
];
