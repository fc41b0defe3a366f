import type { MatchKey } from '../targets';
import type { Entity } from './entities';
import type { Known } from './lookups';
import type { ReadRow, Values } from './read-row';
import { companyKeys, personKeys, personNameKey } from './record-keys';

/** The record that a row belongs to: none, one, or too many to tell. */
export type Match = { entity?: Entity } | { conflict: string };

const only = (found: readonly Entity[], what: string): Match =>
  found.length > 1
    ? { conflict: `${found.length} records have ${what}. Merge them or choose another key.` }
    : { entity: found[0] };

const byId = (entity: Entity | undefined): Match =>
  entity ? { entity } : { conflict: 'No record has this ID (any more).' };

/**
 * Finds the company of some values: by domain, then by exact name. A company of that name with another domain is
 * another company.
 */
export function findCompany({ companies }: Known, values: Values): readonly Entity[] {
  const byDomain = companies.find(companyKeys.domain(values));
  if (byDomain.length > 0) return byDomain;
  return companies.find(companyKeys.name(values)).filter((entity) => {
    const domain = entity.patch.domain ?? entity.before?.domain;
    return !domain || !values.domain || domain === values.domain;
  });
}

/** Of several companies that fit a person, the one whose name fits too, else the oldest. */
export function bestCompany(known: Known, values: Values): Entity | undefined {
  const found = findCompany(known, values);
  if (found.length < 2) return found[0];
  const named = known.companies.find(companyKeys.name(values));
  return found.find((entity) => named.includes(entity)) ?? found[0];
}

export function matchCompany(known: Known, row: ReadRow, key: MatchKey): Match {
  if (key === 'none') return {};
  if (row.id && key === 'id') return byId(known.companies.byId.get(row.id));
  if (key === 'id') return {};
  if (key === 'name') return only(known.companies.find(companyKeys.name(row.values)), 'this name');
  return only(findCompany(known, row.values), row.values.domain ? 'this domain' : 'this name');
}

/** A row without the chosen key is found by name and company, where it has both: else every second run would double it. */
export function matchPerson(known: Known, row: ReadRow, key: MatchKey, companyId: string | undefined): Match {
  if (key === 'none') return {};
  if (key === 'id') return row.id ? byId(known.people.byId.get(row.id)) : {};
  if (key === 'email' && row.values.email)
    return only(known.people.find(personKeys.email(row.values)), 'this e-mail address');
  if (key === 'phone' && row.values.phone)
    return only(known.people.find(personKeys.phone(row.values)), 'this phone number');
  if (!personNameKey(row.values)) return {};
  return only(known.people.find(personKeys.nameAndCompany(row.values, companyId)), 'this name at this company');
}
