import type { TenantId } from '@db/ids';
import { type SearchDocument, wordsOf } from './search-text';

/*
 * The inverted index of both databases knows no text, only numbers: hashes of a workspace and of what may be asked of a
 * document in it. So one workspace cannot meet another's entries, no query has a syntax that input could break, every
 * question is a look-up of whole entries, and both databases find the same. What the index finds is checked against the
 * document itself: it may name too many (hashes of 32 bits meet now and then), never too few.
 */

/** Beginnings of words are entries up to this length; longer ones are found by it and checked. */
const longestPrefix = 8;
/** Keys are found by any part of at least this length. */
export const shortestPart = 3;

const prime = 16_777_619;

/** FNV-1a, which can be carried on from letter to letter: all beginnings of a word cost as much as the word. */
function carryOn(state: number, text: string): number {
  let hash = state;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash;
}

/** Spreads the last letters over all bits (the finish of MurmurHash3). The result is a signed 32-bit integer. */
function finish(state: number): number {
  let hash = state ^ (state >>> 16);
  hash = Math.imul(hash, 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}

type Kind = 'word' | 'part' | 'title' | 'object';

/** Makes the index entries of one workspace. */
export type Tokens = {
  /** For documents with a word that begins so. */
  word(beginning: string): number;
  /** All of them are entries of documents with a key that has this in it; at least three letters. */
  part(text: string): number[];
  /** For documents with exactly this title, as `titleKey` makes it. */
  title(key: string): number;
  object(name: string): number;
  /** All entries of a document. */
  of(document: SearchDocument): number[];
};

/** A title without case, marks, blanks and punctuation. */
export const titleKey = (title: string): string => wordsOf(title).join(' ');

export function tokensOf(tenantId: TenantId): Tokens {
  const start = (kind: Kind) => carryOn(carryOn(-2_128_831_035, tenantId), kind);
  const starts = { word: start('word'), part: start('part'), title: start('title'), object: start('object') };

  function addBeginnings(word: string, into: Set<number>): void {
    let state = starts.word;
    let length = 0;
    for (const letter of word) {
      state = carryOn(state, letter);
      length += 1;
      into.add(finish(state));
      if (length === longestPrefix) return;
    }
  }

  function addParts(text: string, into: Set<number>): void {
    const letters = [...text];
    for (let at = 0; at + shortestPart <= letters.length; at += 1) {
      into.add(finish(carryOn(starts.part, letters.slice(at, at + shortestPart).join(''))));
    }
  }

  const title = (key: string) => finish(carryOn(starts.title, key));
  const object = (name: string) => finish(carryOn(starts.object, name));
  return {
    word: (beginning) => finish(carryOn(starts.word, [...beginning].slice(0, longestPrefix).join(''))),
    part(text) {
      const into = new Set<number>();
      addParts(text, into);
      return [...into];
    },
    title,
    object,
    of(document) {
      const all = new Set([object(document.object), title(titleKey(document.title))]);
      for (const word of document.words.split(' ')) addBeginnings(word, all);
      for (const key of document.keys.split(' ')) addParts(key, all);
      return [...all];
    },
  };
}
