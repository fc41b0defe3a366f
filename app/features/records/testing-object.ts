import type { Field, ObjectDescription } from './types';

const field = (key: string, type: string, more: Partial<Field> = {}): Field => ({
  key,
  label: key.charAt(0).toUpperCase() + key.slice(1),
  type,
  required: false,
  readOnly: false,
  sortable: true,
  filterable: true,
  defaultColumn: false,
  operators: [{ operator: 'is', label: 'is', value: 'text' }],
  ...more,
});

/** A record type with one field of each kind, for tests. */
export const testObject: ObjectDescription = {
  name: 'company',
  plural: 'companies',
  label: { one: 'Company', many: 'Companies' },
  titleField: 'name',
  defaultSort: { field: 'createdAt', direction: 'desc' },
  links: [],
  fields: [
    field('name', 'text', { required: true, maxLength: 5 }),
    field('email', 'email'),
    field('revenue', 'money', { operators: [{ operator: 'between', label: 'is between', value: 'numbers' }] }),
    field('staff', 'number'),
    field('status', 'select', {
      options: [
        { value: 'lost', label: 'Lost' },
        { value: 'won', label: 'Won' },
      ],
      operators: [{ operator: 'anyOf', label: 'is any of', value: 'values' }],
    }),
    field('ownerId', 'user', {
      label: 'Owner',
      as: 'owner',
      operators: [{ operator: 'me', label: 'is me', value: 'none' }],
    }),
    field('tags', 'tags', { operators: [{ operator: 'hasAny', label: 'has any of', value: 'values' }] }),
    field('phones', 'list'),
    field('createdAt', 'instant', {
      readOnly: true,
      operators: [{ operator: 'last', label: 'is in the last', value: 'span' }],
    }),
  ],
};

export const testField = (key: string): Field => {
  const found = testObject.fields.find((known) => known.key === key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
};
