/** Words in front of a name that are how somebody is addressed, not part of the name. */
const salutations = /^(?:mr|mrs|ms|miss|mx|herr|frau|hr|fr|m|mme|mlle|sr|sra)\.?$/i;
const particles = new Set([
  'von',
  'vom',
  'van',
  'zu',
  'zum',
  'zur',
  'de',
  'del',
  'della',
  'der',
  'den',
  'des',
  'di',
  'da',
  'do',
  'dos',
  'du',
  'la',
  'le',
  'el',
  'al',
  'bin',
  'ibn',
  'ter',
  'ten',
  'af',
  'av',
]);
const suffixes = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|mba|msc|bsc|esq)\.?$/i;

export type SplitName = { firstName: string; lastName: string };

/**
 * Splits a full name: 'Last, First' at the comma, else the last word is the last name, together with the particles
 * before it and the suffix behind it. A single word is a first name.
 */
export function splitName(full: string): SplitName {
  const text = full.replace(/\s+/g, ' ').trim();
  const comma = text.indexOf(',');
  if (comma > 0) {
    const before = text.slice(0, comma).trim();
    const after = text.slice(comma + 1).trim();
    // 'Ada King, PhD' is no 'Last, First'.
    if (suffixes.test(after)) return splitName(`${before} ${after}`);
    if (after)
      return { firstName: withoutSalutation(after.split(' ')).join(' ').replaceAll(',', ''), lastName: before };
    return splitName(before);
  }
  const words = withoutSalutation(text.split(' ').filter(Boolean));
  if (words.length < 2) return { firstName: words[0] ?? '', lastName: '' };
  let start = words.length - 1;
  while (start > 1 && suffixes.test(words[start]!)) start -= 1;
  while (start > 1 && particles.has(words[start - 1]!.toLowerCase())) start -= 1;
  return { firstName: words.slice(0, start).join(' '), lastName: words.slice(start).join(' ') };
}

const withoutSalutation = (words: string[]): string[] => {
  let start = 0;
  while (start < words.length - 1 && salutations.test(words[start]!)) start += 1;
  return words.slice(start);
};
