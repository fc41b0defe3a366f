import { digits, fold } from '@db/fold';
import type { ObjectDefinition, ObjectName } from '../records/object-types';

/** Letters that have no mark to take off, and what people type for them. */
const spellings: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};
const spelled = new RegExp(`[${Object.keys(spellings).join('')}]`, 'g');
const plain = /^[ -~]*$/;

/** Text as the search compares it: no case, no marks, full-width and joined forms as plain ones, ł as l. */
export const searchable = (text: string): string =>
  plain.test(text)
    ? text.toLowerCase()
    : fold(text.normalize('NFKD'))
        .replace(spelled, (letter) => spellings[letter] ?? letter)
        .normalize('NFC');

/** Longer words are cut, in documents and in questions alike. */
const longestWord = 40;

const cut = (text: string, length: number): string =>
  text.length > length ? [...text].slice(0, length).join('') : text;

/** Without NUL and half characters, which Postgres does not take. */
const storable = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, '\ufffd');

const oneWordEach = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const wordPattern = new RegExp(`[${oneWordEach}]\\p{M}*|(?:(?![${oneWordEach}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const plainWordPattern = /[a-z0-9]+/g;

/** The words of a text in their order: what letters and digits stand together. Han and kana are a word each. */
export function wordsOf(text: string): string[] {
  const made = searchable(text);
  const words = made.match(plain.test(made) ? plainWordPattern : wordPattern) ?? [];
  return words.map((word) => cut(word, longestWord));
}

/** O'Brien is found as "o brien" and as "obrien". */
function spellingsOf(text: string): string[] {
  const joined = text.replace(/['’ʼ`´]/g, '');
  return joined === text ? wordsOf(text) : [...wordsOf(text), ...wordsOf(joined)];
}

const phoneNumber = /^[+(]*\d[\d\s()./-]*(\s*(ext|x)\.?\s*\d+)?$/i;

/** True for what can only be a telephone number: digits, and what people put between them. */
export const looksLikePhone = (text: string): boolean => phoneNumber.test(text.trim()) && digits(text).length > 2;

/** A key as it is kept: telephone numbers as digits, addresses and domains in lower case without scheme and "www.". */
export function searchKey(text: string): string {
  if (looksLikePhone(text)) return digits(text);
  return searchable(text.trim())
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '');
}

/** What the index keeps of a record. */
export type SearchDocument = {
  object: ObjectName;
  recordId: string;
  title: string;
  subtitle: string | null;
  /** Distinct words, each with a blank in front: " anna smith". */
  words: string;
  /** Distinct keys, a blank between them. */
  keys: string;
};

/** More words of one record, e.g. of a long note, are not found by the search. */
const maxWords = 300;
const maxKeys = 50;
const longestKey = 120;
/** A key with blanks is none: it is kept in parts, and with its digits, which may be a number with a remark. */
function keyParts(text: string): string[] {
  const parts = storable(searchKey(text)).split(/\s+/);
  const number = digits(text);
  return parts.length > 1 && number.length > 2 ? [...parts, number] : parts;
}

/**
 * The document of a record; undefined for objects that the search does not know.
 * @param row the record's row, with its `id`
 * @param titles the names of what its relations point to, by field key
 */
export function documentOf(
  object: ObjectDefinition,
  row: Readonly<Record<string, unknown>>,
  titles: Readonly<Record<string, string>>,
): SearchDocument | undefined {
  const found = object.searchText?.({ row, titles });
  if (!found) return undefined;
  const words = new Set<string>();
  for (const text of [found.title, ...found.words]) {
    for (const word of spellingsOf(text)) {
      if (words.size < maxWords) words.add(word);
    }
  }
  const keys = found.keys.slice(0, maxKeys).flatMap(keyParts);
  return {
    object: object.name,
    recordId: String(row.id),
    title: storable(found.title),
    subtitle: found.subtitle ? storable(found.subtitle) : null,
    words: [...words].map((word) => ` ${word}`).join(''),
    keys: [...new Set(keys.filter(Boolean).map((key) => cut(key, longestKey)))].join(' '),
  };
}
