import { digits } from '@db/fold';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { looksLikePhone, searchKey, wordsOf } from './search-text';
import { shortestPart } from './search-tokens';

/** word: a word begins so; key: it is part of a key. */
export type Term = { kind: 'word' | 'key'; text: string };
/** One of these must hold whole. */
export type Reading = readonly Term[];
/** What was typed between blanks, in the ways it can be meant. All that was typed must be found. */
export type Question = readonly (readonly Reading[])[];

/** A person types less; the rest of a longer text is not looked at. */
export const longestText = 200;
const mostChunks = 8;
const mostWords = 6;

/**
 * Reads what somebody typed into the search. Nothing in it is syntax: only its letters, digits and blanks matter, and
 * what stands inside an address. Empty when there is nothing to look for.
 * @param country ISO code that telephone numbers without a country are read in
 */
export function readQuestion(text: string, country: string): Question {
  const chunks = joinPhones(
    text
      .slice(0, longestText)
      .split(/[\s\0]+/)
      .filter(Boolean),
  );
  return chunks
    .map((chunk) => (looksLikePhone(chunk) ? phoneReadings(chunk, country) : readings(chunk)))
    .filter((ways) => ways.length > 0)
    .slice(0, mostChunks);
}

const numeric = /^[+(]*[\d()./-]*\d[\d()./-]*$/;

/** "+49 30 1234" is one number, not three words. */
function joinPhones(chunks: readonly string[]): string[] {
  const joined: string[] = [];
  let last = '';
  for (const chunk of chunks) {
    const goesOn = numeric.test(chunk) && numeric.test(last);
    if (goesOn) joined.push(`${joined.pop()} ${chunk}`);
    else joined.push(chunk);
    last = chunk;
  }
  return joined;
}

function readings(chunk: string): Reading[] {
  const words = wordsOf(chunk).slice(0, mostWords);
  const key = searchKey(chunk.replace(/^[^\p{L}\p{N}+]+|[^\p{L}\p{N}]+$/gu, ''));
  return [
    ...(words.length > 0 ? [words.map((text): Term => ({ kind: 'word', text }))] : []),
    ...([...key].length >= shortestPart ? [[{ kind: 'key', text: key } as const]] : []),
  ];
}

/** Digits as they were typed, without what is dialled in front at home; and as the number is written in the country. */
function phoneReadings(chunk: string, country: string): Reading[] {
  const typed = digits(chunk);
  const home = typed.replace(/^0+/, '') || typed;
  const read = parsePhoneNumberFromString(chunk, country as CountryCode);
  const numbers = new Set([home, ...(read?.isValid() ? [String(read.nationalNumber)] : [])]);
  const asNumber = [...numbers]
    .filter((number) => number.length >= shortestPart)
    .map((text): Reading => [{ kind: 'key', text }]);
  const words = wordsOf(chunk).slice(0, mostWords);
  return [...asNumber, words.map((text): Term => ({ kind: 'word', text }))];
}

/** The question as a plain test of a document: what the databases' answers are checked against. */
export const answers = (question: Question, document: { words: string; keys: string }): boolean =>
  question.every((ways) =>
    ways.some((way) =>
      way.every(({ kind, text }) =>
        kind === 'word' ? document.words.includes(` ${text}`) : document.keys.includes(text),
      ),
    ),
  );
