import { currencySign } from '~/ui/number-text';
import { foldText } from '~/ui/options';
import { type Field, isObjectName, type Member, type ObjectName, type RecordView, type TagView } from '../types';
import { type Parsed, parseText, referred, type Writing, writingOf } from '../values';
import { readDay, readMoment } from './day-text';

/** What a pasted text is to its field: a value, nothing that fits, or the name of a record that has to be looked for. */
export type CellReading = Parsed | { ok: 'find'; object: ObjectName; text: string };

/** What texts are read with, besides the field and the record. */
export type Around = { writing: Writing; members: readonly Member[]; tags: readonly TagView[] };

const is = (one: string, other: string): boolean => foldText(one) === foldText(other);
const problem = (what: string): Parsed => ({ ok: false, problem: what });
const value = (found: unknown): Parsed => ({ ok: true, value: found });

/** The only one there is; words for none and for several. */
function onlyOne<T>(found: readonly T[], text: string, what: string, idOf: (one: T) => unknown): Parsed {
  const [one] = found;
  if (one === undefined) return problem(`There is no ${what} “${text}”.`);
  return found.length > 1 ? problem(`There are several of “${text}”.`) : value(idOf(one));
}

const onWords: readonly string[] = ['yes', 'true', 'y', 'x', '1', '✓', 'on'];
const offWords: readonly string[] = ['no', 'false', 'n', '0', 'off', ''];

function readFlag(text: string): Parsed {
  if (onWords.includes(foldText(text))) return value(true);
  return offWords.includes(foldText(text)) ? value(false) : problem('Write yes or no.');
}

/** An option by its label or value. Of stages with one name in several pipelines, that of the record's own is meant. */
function readOption(field: Field, text: string, record: RecordView): Parsed {
  const all = field.options ?? [];
  const found = all.filter((option) => is(option.label, text) || option.value === text);
  const own = all.find((option) => option.value === record[field.key])?.group;
  const near = found.filter(({ group }) => group === own);
  // Countries have more names than their labels: the server knows them
  if (found.length === 0 && field.type === 'country') return value(text);
  return onlyOne(near.length > 0 ? near : found, text, field.label.toLowerCase(), (option) => option.value);
}

const partsOf = (text: string): string[] => text.split(/[,;\n]+/).flatMap((part) => part.trim() || []);

/** Tags between commas, whose names may have commas too: at each place the longest name is meant. */
function readTags(text: string, tags: readonly TagView[]): Parsed {
  const parts = partsOf(text);
  const named = tags
    .map(({ id, name }) => ({ id, parts: partsOf(name) }))
    .sort((one, other) => other.parts.length - one.parts.length);
  const ids: string[] = [];
  while (parts.length > 0) {
    const next = named.find((tag) => tag.parts.length > 0 && tag.parts.every((part, at) => is(part, parts[at] ?? '')));
    if (!next) return problem(`There is no tag “${parts[0]}”.`);
    ids.push(next.id);
    parts.splice(0, next.parts.length);
  }
  return value(ids);
}

/** Amounts come with signs and codes of their currency; another currency is another amount. */
function readAmount(field: Field, text: string, writing: Writing): Parsed {
  const { currency, locale } = writing;
  const narrow = currencySign(currency, 'en').replace(/^[A-Z]+(?=\W)/, '');
  const bare = (one: string) => one.replace(/[\d\s.,'’+−-]/g, '');
  const sign = bare(text);
  // “kr.” ends in a dot, as numbers may have
  const known = [currency, currencySign(currency, locale), currencySign(currency, 'en'), narrow].map(bare);
  if (sign !== '' && !known.some((one) => is(one, sign))) return problem(`“${text}” is no amount in ${currency}.`);
  return parseText(field, text.replace(sign, '').replace(/^\s*\.\s|\.\s*$/g, ''), writing);
}

const withoutUnit = ({ unit }: Field, text: string): string =>
  unit && text.toLowerCase().endsWith(unit.toLowerCase()) ? text.slice(0, -unit.length) : text;

function readEmpty(field: Field): Parsed {
  if (field.type === 'list' || field.type === 'tags') return value([]);
  if (field.type === 'flag') return value(false);
  return field.required ? problem(`${field.label} is required.`) : value(null);
}

function readRelation(field: Field, text: string, record: RecordView): CellReading {
  if (field.options) return readOption(field, text, record);
  const now = referred(record, field);
  if (now && is(now.name, text)) return value(now.id);
  const object = field.object ?? '';
  return isObjectName(object) ? { ok: 'find', object, text } : problem(`${field.label} cannot be pasted.`);
}

/** Reads what was pasted over a cell as an editor of the same cell would; choices, people and records by their names. */
export function readCell(field: Field, pasted: string, record: RecordView, around: Around): CellReading {
  const text = pasted.trim();
  const writing = writingOf(field, record, around.writing);
  if (field.readOnly) return problem(`${field.label} cannot be changed here.`);
  if (text === '') return readEmpty(field);
  switch (field.type) {
    case 'select':
    case 'country':
      return readOption(field, text, record);
    case 'flag':
      return readFlag(text);
    case 'tags':
      return readTags(text, around.tags);
    case 'user': {
      // Also of several with one name, and of somebody who left, the one who is there is meant
      const now = referred(record, field);
      if (now && is(now.name, text)) return value(now.id);
      const found = around.members.filter(({ name, email }) => is(name, text) || is(email, text));
      return onlyOne(found, text, 'person in this workspace', ({ id }) => id);
    }
    case 'relation':
      return readRelation(field, text, record);
    case 'date': {
      const day = readDay(text, writing.locale);
      return day ? value(day) : problem(`“${text}” is no day, e.g. 2026-11-24.`);
    }
    case 'instant': {
      const at = readMoment(text, writing);
      return at ? value(at) : problem(`“${text}” is no day with a time, e.g. 2026-11-24 14:30.`);
    }
    case 'money':
      return readAmount(field, text, writing);
    case 'number':
      return parseText(field, withoutUnit(field, text), writing);
    default:
      return parseText(field, text, writing);
  }
}
