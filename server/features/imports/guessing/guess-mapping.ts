import { fold } from '@db/fold';
import { companyObject } from '../../companies/company-object';
import { personObject } from '../../people/person-object';
import { countryCode } from '../../records/countries';
import type { FieldType } from '../../records/object-types';
import { type ImportObject, isRepeatable, type Target, targetOf, targetsOf } from '../targets';
import { headerKeys } from './header-key';
import { type ValueType, valueType } from './value-types';

export type ColumnGuess = { target: string | null; guessedFrom: 'header' | 'values' | null };

/** Which values a field can take; a field that is not in here takes any text. */
const takes: Partial<Record<FieldType, readonly (ValueType | undefined)[]>> = {
  email: ['email'],
  phone: ['phone', 'number'],
  date: ['date'],
  money: ['number'],
  number: ['number'],
  domain: ['web', 'linkedin'],
  url: ['web', 'linkedin'],
  country: ['country'],
};
const nothing: ColumnGuess = { target: null, guessedFrom: null };

/** Columns of our own exports that tell what the system knows by itself. */
const neverImported: ReadonlySet<string> = new Set(
  [...personObject.fields, ...companyObject.fields]
    .filter((field) => field.readOnly && field.key !== 'name')
    .flatMap(({ key, label }) => [...headerKeys(key), ...headerKeys(label)]),
);

/** Where a second column of the same kind goes. */
const second: Record<string, string> = { email: 'otherEmails', phone: 'otherPhones' };

const byValue: Record<ValueType, Partial<Record<ImportObject, string>>> = {
  email: { person: 'email' },
  phone: { person: 'phone', company: 'phone' },
  linkedin: { person: 'linkedin', company: 'linkedin' },
  web: { person: 'company.domain', company: 'domain' },
  country: { person: 'country', company: 'country' },
  date: {},
  number: {},
};

const dictionaries = new Map<ImportObject, Map<string, Target>>();

/** Header → target. Own fields come first: 'City' in a list of people is the person's. */
export function headerDictionary(object: ImportObject): ReadonlyMap<string, Target> {
  const known = dictionaries.get(object);
  if (known) return known;
  const dictionary = new Map<string, Target>();
  for (const target of targetsOf(object)) {
    for (const key of target.names.flatMap(headerKeys)) if (!dictionary.has(key)) dictionary.set(key, target);
  }
  dictionaries.set(object, dictionary);
  return dictionary;
}

/** What no name, city or job title is, whatever the header says. */
const neverText: readonly (ValueType | undefined)[] = ['email', 'phone', 'linkedin'];

/** Does a column that is named like the field hold anything of its kind? Bad cells between good ones are no reason against. */
function fits(target: Target, samples: readonly string[]): boolean {
  const filled = samples.filter((sample) => sample.trim() !== '');
  if (filled.length === 0 || !target.field) return true;
  const { type } = target.field;
  if (type === 'text') return !neverText.includes(valueType(filled));
  if (type === 'country') return filled.some((sample) => countryCode(sample) !== undefined);
  const wanted = takes[type];
  return !wanted || filled.some((sample) => wanted.includes(valueType([sample])));
}

/**
 * Guesses where each column goes, from its header and from its values.
 * @param samples rows below the header; the first hundred say enough.
 */
export function guessMapping(
  object: ImportObject,
  headers: readonly string[],
  samples: readonly string[][],
): ColumnGuess[] {
  const dictionary = headerDictionary(object);
  const taken = new Set<string>();
  const valuesOf = (column: number) => samples.map((row) => row[column] ?? '');
  const take = (key: string | undefined, from: 'header' | 'values'): ColumnGuess | undefined => {
    const first = key ? targetOf(object, key) : undefined;
    if (!first) return undefined;
    const free = !taken.has(first.key) || (isRepeatable(first) && from === 'header');
    // Only a header says that a second address is the same person's, and not the boss's.
    const target = free ? first.key : from === 'header' ? second[first.key] : undefined;
    if (!target) return undefined;
    taken.add(target);
    return { target, guessedFrom: from };
  };
  const guesses = headers.map((header, column): ColumnGuess | undefined => {
    const keys = headerKeys(header);
    if (keys.some((key) => neverImported.has(key))) return nothing;
    const found = keys.map((key) => dictionary.get(key)).find(Boolean);
    return found && fits(found, valuesOf(column)) ? take(found.key, 'header') : undefined;
  });
  const all = guesses.map((guess, column): ColumnGuess => {
    if (guess) return guess;
    const type = valueType(valuesOf(column));
    return take(type && byValue[type][object], 'values') ?? nothing;
  });
  return object === 'person' ? nameBesideFirstName(headers, all) : all;
}

/** 'Name' beside 'Vorname' is the last name: how German address lists are made. */
function nameBesideFirstName(headers: readonly string[], guesses: ColumnGuess[]): ColumnGuess[] {
  const has = (key: string) => guesses.some((guess) => guess.target === key);
  if (!has('firstName') || has('lastName')) return guesses;
  return guesses.map((guess, column) =>
    guess.target === 'name' && fold(headers[column] ?? '').trim() === 'name' ? { ...guess, target: 'lastName' } : guess,
  );
}
