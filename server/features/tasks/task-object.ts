import { workedOn } from '../activities/activity-object';
import { defineObject } from '../records/define-object';
import { date, flag, instant, longText, select, text, user } from '../records/fields';
import type { ObjectName } from '../records/object-types';

export const priorities = [
  { value: 'high', label: 'High', color: 'red' },
  { value: 'normal', label: 'Normal', color: 'grey' },
  { value: 'low', label: 'Low', color: 'blue' },
] as const;

export const repeats = [
  { value: 'daily', label: 'Every day' },
  { value: 'weekdays', label: 'Every weekday' },
  { value: 'weekly', label: 'Every week' },
  { value: 'monthly', label: 'Every month' },
  { value: 'yearly', label: 'Every year' },
] as const;

/** Something to do, on a record or on its own, due on a day or at a point in time. */
export const taskObject = defineObject({
  name: 'task',
  plural: 'tasks',
  label: { one: 'Task', many: 'Tasks' },
  table: 'tasks',
  listed: true,
  titleField: 'title',
  defaultSort: { field: 'dueBy', direction: 'asc' },
  fields: {
    title: text({ label: 'Title', required: true, maxLength: 300, filterable: true, defaultColumn: true }),
    done: flag({ label: 'Done', initial: false, sortable: true, filterable: true, defaultColumn: true }),
    dueOn: date({ label: 'Due date', filterable: true, description: 'A day, without a time' }),
    dueAt: instant({ label: 'Due time', filterable: true, description: 'A point in time, instead of a day' }),
    dueBy: instant({ label: 'Due', readOnly: true, sortable: true, filterable: true, defaultColumn: true }),
    priority: select({
      label: 'Priority',
      options: priorities,
      initial: 'normal',
      filterable: true,
      defaultColumn: true,
    }),
    ownerId: user({ label: 'Assignee', as: 'owner', filterable: true, defaultColumn: true }),
    reminderAt: instant({ label: 'Reminder', filterable: true }),
    repeat: select({ label: 'Repeats', options: repeats, filterable: true }),
    body: longText({ label: 'Notes', filterable: true, description: 'Markdown' }),
    doneAt: instant({ label: 'Done at', readOnly: true, sortable: true, filterable: true }),
    object: select({ label: 'On', options: workedOn, readOnly: true, told: true, filterable: true }),
    recordId: text({ label: 'Record', readOnly: true, told: true, filterable: true }),
  },
  parent: (row) => (row.recordId ? { object: row.object as ObjectName, id: String(row.recordId) } : undefined),
  derive: (row) => ({ doneAt: row.done ? (row.doneAt ?? row.updatedAt) : null }),
  check: ({ dueOn, dueAt, repeat }): Record<string, string> => ({
    ...(dueOn && dueAt ? { dueAt: 'Give a day or a time, not both.' } : {}),
    ...(repeat && !dueOn && !dueAt ? { repeat: 'Give a due date to repeat from.' } : {}),
  }),
  searchText: ({ row }) => ({
    title: String(row.title),
    words: [row.title, String(row.body ?? '').slice(0, 5_000)].filter(Boolean).map(String),
    keys: [],
  }),
});
