import { digits, fold } from '@db/fold';
import { asTenantId, newId } from '@db/ids';
import { tokensOf } from '../../../server/features/search/search-tokens';
import type { NewPerson, PreparedPerson } from './records';

/** Makes rows, a change and the entries of the search index of new people, without a check of anything. */
export function preparer(tenantId: string): (person: NewPerson) => PreparedPerson {
  const tokens = tokensOf(asTenantId(tenantId));
  return (person) => {
    const name = `${person.firstName} ${person.lastName}`;
    const nameKey = fold(name);
    const id = newId();
    const words = fold(` ${name} ${person.jobTitle} ${person.city}`);
    const keys = `${person.email} ${digits(person.phone)}`;
    const diff = Object.fromEntries(Object.entries({ ...person, name }).map(([key, value]) => [key, [null, value]]));
    const document = { object: 'person' as const, recordId: id, title: name, subtitle: person.jobTitle, words, keys };
    const entries = tokens.of({ ...document, words: words.trim() });
    const made = { id, changeId: newId(), groupId: newId(), at: new Date(), diff: JSON.stringify(diff) };
    return { ...person, ...made, name, nameKey, words, keys, entries };
  };
}
