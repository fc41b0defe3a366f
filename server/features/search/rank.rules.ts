import type { FoundDocument } from './found-documents';
import { searchKey, wordsOf } from './search-text';

/** Lower is better: called so; begins so; every typed word begins a word of the title; some do; found elsewhere. */
function tier(title: string, titleWords: readonly string[], typed: string, typedWords: readonly string[]): number {
  if (title === typed) return 0;
  if (title.startsWith(typed)) return 1;
  const inTitle = typedWords.filter((word) => titleWords.some((other) => other.startsWith(word))).length;
  return inTitle === typedWords.length ? 2 : inTitle > 0 ? 3 : 4;
}

/**
 * The documents in the order they are shown in: best title first, whole words before beginnings, then the newest. A
 * whole e-mail address, domain or number counts like a whole title.
 */
export function rank(documents: readonly FoundDocument[], text: string): FoundDocument[] {
  const typedWords = wordsOf(text);
  const typed = typedWords.join(' ');
  const typedKey = searchKey(text);
  const marked = documents.map((document) => {
    const titleWords = wordsOf(document.title);
    const whole = document.keys.split(' ').includes(typedKey);
    return {
      document,
      tier: whole ? 0 : tier(titleWords.join(' '), titleWords, typed, typedWords),
      wholeWords: typedWords.filter((word) => titleWords.includes(word)).length,
    };
  });
  marked.sort((a, b) => a.tier - b.tier || b.wholeWords - a.wholeWords || b.document.seq - a.document.seq);
  return marked.map(({ document }) => document);
}
