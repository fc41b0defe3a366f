import { fold } from '@db/fold';
import { fullName } from '../../people/person-object';
import type { Values } from './read-row';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const keyed = (kind: string, value: string | null): string | null => (value === null ? null : `${kind}:${value}`);

/** Name of a company as it is compared: case, marks and blanks do not count. */
export const companyNameKey = (values: Values): string | null => {
  const name = text(values.name);
  return name === null ? null : fold(name);
};
export const personNameKey = (values: Values): string | null => {
  const name = values.firstName || values.lastName ? fullName(values) : '';
  return name === '' ? null : fold(name);
};

export const companyKeys = {
  domain: (values: Values) => keyed('domain', text(values.domain)),
  name: (values: Values) => keyed('name', companyNameKey(values)),
};

export const personKeys = {
  email: (values: Values) => keyed('email', text(values.email)),
  phone: (values: Values) => keyed('phone', text(values.phone)),
  nameAndCompany: (values: Values, companyId: unknown) => {
    const name = personNameKey(values);
    return name && typeof companyId === 'string' ? `at:${companyId}:${name}` : null;
  },
};
