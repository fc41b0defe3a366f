import { defineObject } from '../records/define-object';
import { date, flag, relation, text } from '../records/fields';

/** Where a person works or worked. The open primary one is what the person's own company and job title say. */
export const employmentObject = defineObject({
  name: 'employment',
  plural: 'employments',
  label: { one: 'Employment', many: 'Employments' },
  table: 'employments',
  listed: false,
  titleField: 'jobTitle',
  defaultSort: { field: 'createdAt', direction: 'desc' },
  fields: {
    personId: relation({ label: 'Person', object: 'person', as: 'person', required: true, readOnly: true }),
    companyId: relation({ label: 'Company', object: 'company', as: 'company', required: true }),
    jobTitle: text({ label: 'Job title' }),
    startedOn: date({ label: 'From' }),
    endedOn: date({ label: 'Until' }),
    isPrimary: flag({ label: 'Main employer' }),
  },
  parent: (row) => ({ object: 'person', id: String(row.personId) }),
  check: ({ startedOn, endedOn }): Record<string, string> =>
    startedOn && endedOn && String(endedOn) < String(startedOn) ? { endedOn: 'Ends before it begins.' } : {},
});
