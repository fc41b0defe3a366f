const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Scripts that are written without spaces, where one character is as wide and as telling as two letters. */
const ideographic = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Looking for graphemes takes longer than rendering the cell around them, and most names begin with a plain letter. */
function firstOf(word: string): string {
  if (word.charCodeAt(0) < 0x300 && !(word.charCodeAt(1) >= 0x300)) return word.charAt(0);
  for (const { segment } of graphemes.segment(word)) return segment;
  return '';
}

/** One or two characters that stand for a name: first and last word, in any script. `?` when there is nothing to show. */
export function initials(name: string): string {
  const beforeAt = name.includes('@') ? (name.split('@')[0] ?? '').replace(/[._+-]+/g, ' ') : name;
  const words = beforeAt
    .split(/[\s,]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}]+/u, ''))
    .filter(Boolean);
  const [first] = words;
  if (!first) return '?';
  if (words.length === 1 || ideographic.test(first)) return firstOf(first).toLocaleUpperCase();
  return (firstOf(first) + firstOf(words.at(-1) as string)).toLocaleUpperCase();
}
