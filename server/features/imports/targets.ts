import { companyObject } from '../companies/company-object';
import { personObject } from '../people/person-object';
import type { FieldDefinition, ObjectDefinition, SelectOption } from '../records/object-types';

/** The record types that a file can hold. */
export const importObjects = ['person', 'company'] as const;
export type ImportObject = (typeof importObjects)[number];

/** Where the cells of a column go: a field of the record, of the company that it is linked to, or a note on it. */
export type Target = {
  /** 'email', 'company.domain', 'name' (full name of a person, which is split), 'note', 'id'. */
  readonly key: string;
  readonly label: string;
  /** Which record the value lands on. */
  readonly on: 'record' | 'company' | 'note' | 'id';
  /** Undefined for `note` and `id`. */
  readonly field?: FieldDefinition;
  /** Header texts that mean it; see `headerKey`. */
  readonly names: readonly string[];
  readonly options?: readonly SelectOption[];
};

/** Kinds of fields whose cells stand for something else, and so may need a translation. */
const choiceTypes = ['select', 'country', 'flag', 'user', 'tags'];

export const holdsChoices = ({ field }: Target): boolean => field !== undefined && choiceTypes.includes(field.type);

export const objectOf = (object: ImportObject): ObjectDefinition =>
  object === 'person' ? personObject : companyObject;

/** Companies under which linked fields are named in exports: 'Company city', 'Account phone', 'Firma Telefon'. */
const companyWords = ['company', 'account', 'organization', 'organisation', 'firma', 'unternehmen'];

const spaced = (key: string): string => key.replace(/([A-Z])/g, ' $1').toLowerCase();
const ownNames = (field: FieldDefinition): string[] => [
  field.label,
  field.key,
  spaced(field.key),
  ...(field.importNames ?? []),
];

function recordTargets(object: ObjectDefinition): Target[] {
  return object.fields
    .filter((field) => field.type !== 'relation' && (!field.readOnly || field.key === 'name'))
    .map((field) => ({
      key: field.key,
      label: field.key === 'name' && object.name === 'person' ? 'Full name' : field.label,
      on: 'record' as const,
      field,
      names: ownNames(field),
      ...(field.options && { options: field.options }),
    }));
}

/** Fields of the company that a person is linked to; `names` has both the plain ones and those that say "company". */
function linkedTargets(): Target[] {
  const relation = personObject.fields.find((field) => field.key === 'companyId');
  return companyObject.fields
    .filter((field) => !field.readOnly && field.type !== 'relation' && field.type !== 'tags' && field.type !== 'user')
    .map((field) => ({
      key: `company.${field.key}`,
      label: `Company: ${field.label}`,
      on: 'company' as const,
      field,
      names: [
        ...(field.key === 'name' && relation ? ownNames(relation) : ownNames(field)),
        ...ownNames(field).flatMap((name) => companyWords.map((word) => `${word} ${name}`)),
      ],
      ...(field.options && { options: field.options }),
    }));
}

const noteTarget: Target = {
  key: 'note',
  label: 'Note on the record',
  on: 'note',
  names: ['note', 'notiz', 'note body', 'last note'],
};
const idTarget: Target = {
  key: 'id',
  label: 'CRM Flow ID',
  on: 'id',
  names: ['crm flow id'],
};

const byObject: Record<ImportObject, readonly Target[]> = {
  person: [...recordTargets(personObject), ...linkedTargets(), noteTarget, idTarget],
  company: [...recordTargets(companyObject), noteTarget, idTarget],
};

/** All targets of a record type, own fields first. */
export const targetsOf = (object: ImportObject): readonly Target[] => byObject[object];

export const targetOf = (object: ImportObject, key: string): Target | undefined =>
  byObject[object].find((target) => target.key === key);

/** Several columns may fill it; their values are put together. */
export const isRepeatable = (target: Target): boolean => target.field?.type === 'list' || target.field?.type === 'tags';

/** Keys that tell which existing record a row belongs to. */
export const matchKeys = {
  person: ['email', 'phone', 'nameAndCompany', 'id', 'none'],
  company: ['domain', 'name', 'id', 'none'],
} as const;
export type MatchKey = (typeof matchKeys)[ImportObject][number];

export const matchKeyLabels: Record<MatchKey, string> = {
  email: 'Email address',
  phone: 'Phone number',
  nameAndCompany: 'Name and company',
  domain: 'Domain, then name',
  name: 'Name',
  id: 'CRM Flow ID',
  none: 'Always create new records',
};
