import { numberFormat } from '~/lib/formats';
import { currencyDecimals, readNumber, writeNumber } from '~/ui/number-text';
import type { Field, PersonRef, RecordView, Reference, TagView, Values } from './types';

/** How amounts, days and times are written here: the workspace's language, currency and zone. */
export type Writing = { locale: string; currency: string; timeZone: string };

/** The writing of one field of a record: amounts may be in a currency of their own. */
export function writingOf(field: Pick<Field, 'currencyField'>, record: RecordView, writing: Writing): Writing {
  const currency = field.currencyField && record[field.currencyField];
  return typeof currency === 'string' && currency ? { ...writing, currency } : writing;
}

export type Parsed = { ok: true; value: unknown } | { ok: false; problem: string };

/** Only what is plainly none; the server knows the rest. */
const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const listSeparator = /[,;\n]+/;

/** Reads what was typed into a cell or a field into the API's value; a plain mistake is named before anything is sent. */
export function parseText(field: Field, text: string, writing: Writing): Parsed {
  const typed = text.trim();
  switch (field.type) {
    case 'number':
    case 'money': {
      const decimals = field.type === 'money' ? currencyDecimals(writing.currency) : (field.decimals ?? 6);
      const reading = readNumber(typed, { locale: writing.locale, decimals });
      if (!reading.ok) return { ok: false, problem: `${reading.problem}.` };
      if (reading.scaled === null) return requiredText(field, '');
      if (field.type === 'money') return { ok: true, value: Number(reading.scaled) };
      return bounded(field, Number(reading.scaled) / 10 ** decimals, writing);
    }
    case 'list':
      return {
        ok: true,
        value: typed
          .split(listSeparator)
          .map((item) => item.trim())
          .filter(Boolean),
      };
    default:
      return requiredText(field, typed);
  }
}

function bounded({ label, min, max }: Field, value: number, { locale }: Writing): Parsed {
  const text = (limit: number) => numberFormat(locale).format(limit);
  if (min !== undefined && value < min) return { ok: false, problem: `${label} is at least ${text(min)}.` };
  if (max !== undefined && value > max) return { ok: false, problem: `${label} is at most ${text(max)}.` };
  return { ok: true, value };
}

function requiredText(field: Field, typed: string): Parsed {
  if (field.type === 'email' && typed !== '' && !emailShape.test(typed)) {
    return { ok: false, problem: 'Not an e-mail address, e.g. ada@example.com.' };
  }
  if (typed === '' && field.required) return { ok: false, problem: `${field.label} is required.` };
  if (field.maxLength !== undefined && typed.length > field.maxLength) {
    return { ok: false, problem: `At most ${field.maxLength.toLocaleString('en')} characters.` };
  }
  return { ok: true, value: typed === '' ? null : typed };
}

/** What stands in the editor of a value, in the same writing that `parseText` reads. */
export function editText(field: Field, value: unknown, { locale, currency }: Writing): string {
  if (value === null || value === undefined) return '';
  if (field.type === 'money' && typeof value === 'number') {
    return writeNumber(value, { locale, decimals: currencyDecimals(currency) });
  }
  if (field.type === 'number' && typeof value === 'number') {
    return numberFormat(locale, { maximumFractionDigits: 6 }).format(value);
  }
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** Writes amounts of minor units with their currency; whole ones without decimals. */
export function moneyWriter({ locale, currency }: Writing): (minorUnits: number) => string {
  const decimals = currencyDecimals(currency);
  const format = (minimumFractionDigits: number) =>
    numberFormat(locale, { style: 'currency', currency, minimumFractionDigits });
  const [whole, broken] = [format(0), format(decimals)];
  const unit = 10 ** decimals;
  return (minorUnits) => (minorUnits % unit === 0 ? whole : broken).format(minorUnits / unit);
}

/** An amount of minor units with its currency. */
export const moneyText = (minorUnits: number, writing: Writing): string => moneyWriter(writing)(minorUnits);

export const optionLabel = (field: Pick<Field, 'options'>, value: unknown): string =>
  field.options?.find((option) => option.value === value)?.label ?? String(value ?? '');

/** The named thing that a field of type user or relation points to. */
export function referred(record: RecordView, field: Field): { id: string; name: string; trashed: boolean } | null {
  const thing = (field.as ? record[field.as] : null) as PersonRef | Reference | null | undefined;
  if (!thing) return null;
  return {
    id: thing.id,
    name: 'title' in thing ? thing.title : thing.name,
    trashed: 'trashed' in thing && thing.trashed === true,
  };
}

export const tagsOf = (record: RecordView, field: Field): readonly TagView[] =>
  (record[field.key] as TagView[] | undefined) ?? [];

/** Ids of tags, options of the registry: the value as the API takes it back. */
export function apiValue(record: RecordView, field: Field): unknown {
  return field.type === 'tags' ? tagsOf(record, field).map(({ id }) => id) : (record[field.key] ?? null);
}

/** Fields that a person fills in, in the registry's order. */
export const writableFields = (fields: readonly Field[]): Field[] => fields.filter(({ readOnly }) => !readOnly);

/** Whether two values of a field are the same to the API. */
export function sameValue(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) =>
    value === undefined || value === '' ? null : Array.isArray(value) ? [...value].sort() : value;
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** The values that differ from what the record has. */
export function changedValues(record: RecordView, fields: readonly Field[], values: Values): Values {
  return Object.fromEntries(
    fields
      .filter(({ key }) => key in values)
      .filter((field) => !sameValue(values[field.key], apiValue(record, field)))
      .map(({ key }) => [key, values[key]]),
  );
}
