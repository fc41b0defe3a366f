import { defineObject } from '../records/define-object';
import { flag, relation, select } from '../records/fields';

export const contactRoles = [
  { value: 'decision-maker', label: 'Decision maker' },
  { value: 'champion', label: 'Champion' },
  { value: 'evaluator', label: 'Evaluator' },
  { value: 'user', label: 'User' },
  { value: 'procurement', label: 'Procurement' },
  { value: 'legal', label: 'Legal' },
  { value: 'other', label: 'Other' },
] as const;

/** A person's part in a deal. */
export const dealContactObject = defineObject({
  name: 'dealContact',
  plural: 'dealContacts',
  label: { one: 'Contact', many: 'Contacts' },
  table: 'dealContacts',
  listed: false,
  titleField: 'role',
  defaultSort: { field: 'createdAt', direction: 'asc' },
  fields: {
    dealId: relation({ label: 'Deal', object: 'deal', as: 'deal', required: true, readOnly: true }),
    personId: relation({ label: 'Person', object: 'person', as: 'person', required: true }),
    role: select({ label: 'Role', options: contactRoles }),
    isPrimary: flag({ label: 'Main contact' }),
  },
  parent: (row) => ({ object: 'deal', id: String(row.dealId) }),
});
