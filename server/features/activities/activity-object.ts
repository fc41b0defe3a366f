import { defineObject } from '../records/define-object';
import { flag, instant, longText, number, select, text, user } from '../records/fields';
import type { ObjectName } from '../records/object-types';

export const activityKinds = [
  { value: 'call', label: 'Call', color: 'teal' },
  { value: 'meeting', label: 'Meeting', color: 'violet' },
  { value: 'email', label: 'Email', color: 'blue' },
] as const;

export const outcomes = [
  { value: 'connected', label: 'Connected' },
  { value: 'no-answer', label: 'No answer' },
  { value: 'voicemail', label: 'Left a message' },
  { value: 'busy', label: 'Busy' },
  { value: 'held', label: 'Held' },
  { value: 'no-show', label: 'No show' },
  { value: 'cancelled', label: 'Cancelled' },
  { value: 'sent', label: 'Sent' },
  { value: 'replied', label: 'Replied' },
] as const;

/** Record types that activities, tasks and notes can stand on. */
export const workedOn = [
  { value: 'company', label: 'Company' },
  { value: 'person', label: 'Person' },
  { value: 'deal', label: 'Deal' },
  { value: 'lead', label: 'Lead' },
] as const;

/** A call, a meeting or a mail: logged when it happened, or planned. */
export const activityObject = defineObject({
  name: 'activity',
  plural: 'activities',
  label: { one: 'Activity', many: 'Activities' },
  table: 'activities',
  listed: true,
  titleField: 'subject',
  defaultSort: { field: 'startsAt', direction: 'desc' },
  fields: {
    subject: text({ label: 'Subject', required: true, maxLength: 300, filterable: true, defaultColumn: true }),
    kind: select({ label: 'Kind', options: activityKinds, required: true, filterable: true, defaultColumn: true }),
    startsAt: instant({ label: 'When', required: true, sortable: true, filterable: true, defaultColumn: true }),
    durationMinutes: number({
      label: 'Duration',
      min: 0,
      max: 10_080,
      decimals: 0,
      unit: 'min',
      filterable: true,
      defaultColumn: true,
    }),
    outcome: select({ label: 'Outcome', options: outcomes, filterable: true, defaultColumn: true }),
    done: flag({ label: 'Done', initial: true, filterable: true }),
    body: longText({ label: 'Notes', filterable: true, description: 'Markdown' }),
    ownerId: user({ label: 'Owner', as: 'owner', filterable: true, defaultColumn: true }),
    object: select({ label: 'On', options: workedOn, required: true, readOnly: true, told: true, filterable: true }),
    recordId: text({ label: 'Record', required: true, readOnly: true, told: true, filterable: true }),
  },
  parent: (row) => ({ object: row.object as ObjectName, id: String(row.recordId) }),
  searchText: ({ row }) => ({
    title: String(row.subject),
    words: [row.subject, String(row.body ?? '').slice(0, 5_000)].filter(Boolean).map(String),
    keys: [],
  }),
});
