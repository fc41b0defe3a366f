import type { GroupId } from './catalogue';

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
