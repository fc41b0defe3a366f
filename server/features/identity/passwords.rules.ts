import { fold } from '@db/fold';

/** Without a second factor, length is what protects (NIST 800-63B); there are no rules about kinds of characters. */
export const minPasswordLength = 15;
export const maxPasswordLength = 128;

/** What an attacker would try first for this person. */
export type PasswordContext = { email?: string; name?: string; workspace?: string };

/** A password made of guessable parts must keep at least this many characters that are not. */
const enoughBesides = 8;
const shortestRun = 4;

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890-=',
  'qwertyuiop[]',
  'qwertzuiopü+',
  'azertyuiop^$',
  'asdfghjkl;',
  'asdfghjklöä#',
  'qsdfghjklm',
  'zxcvbnm,./',
  'yxcvbnm,.-',
  'wxcvbn,;:!',
  '!@#$%^&*()_+',
  '!"§$%&/()=?',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  '1q2w3e4r5t6y7u8i9o0p',
].flatMap((row) => [row, [...row].reverse().join('')]);

/**
 * The form of a password that is hashed and compared: the same on every keyboard, nothing trimmed or cut.
 * Undefined for text that is no Unicode (half of a surrogate pair), since hashes of such text would be equal.
 */
export const normalizedPassword = (password: string): string | undefined =>
  /\p{Surrogate}/u.test(password) ? undefined : password.normalize('NFKC');

/** The length of the piece that the text repeats at least twice from end to end; its own length when it does not. */
function period(characters: readonly string[]): number {
  for (let length = 1; length <= characters.length / 2; length++) {
    if (characters.every((character, at) => at < length || character === characters[at - length])) return length;
  }
  return characters.length;
}

/** Takes out stretches of four or more neighbours on a keyboard, in the alphabet, or of one character. */
function withoutRuns(text: string): string {
  let rest = '';
  let at = 0;
  while (at < text.length) {
    let length = 1;
    while (at + length < text.length && text[at + length] === text[at]) length++;
    for (const row of rows) {
      let inRow = shortestRun;
      while (at + inRow <= text.length && row.includes(text.slice(at, at + inRow))) inRow++;
      length = Math.max(length, inRow - 1);
    }
    if (length < shortestRun) {
      rest += text[at];
      at += 1;
    } else at += length;
  }
  return rest;
}

const unleet: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' };
const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '');
const spoken = (text: string): string => lettersOf(text.replace(/[013457@$]/g, (sign) => unleet[sign] ?? sign));

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);

function contextWords({ email = '', name = '', workspace = '' }: PasswordContext): [string, string][] {
  const joined = fold(workspace).replace(/[^\p{L}\p{N}]+/gu, '');
  return [
    ['crmflow', 'the name of this product'],
    ...wordsOf(email.replace(/\.[^.]*$/, '')).map((word): [string, string] => [word, 'your e-mail address']),
    ...wordsOf(name).map((word): [string, string] => [word, 'your name']),
    ...[joined, ...wordsOf(workspace)]
      .filter((word) => word.length >= 4)
      .map((word): [string, string] => [word, 'the name of the workspace']),
  ];
}

/** True when the letters are one or two common passwords, one after the other. */
const atMostTwo = (letters: string, common: ReadonlySet<string>): boolean =>
  common.has(letters) ||
  Array.from({ length: letters.length }, (_, at) => at).some(
    (at) => common.has(letters.slice(0, at)) && common.has(letters.slice(at)),
  );

/**
 * Why a new password is refused, as a sentence for the person, or undefined when it is fine.
 * @param common the most used passwords, in lower case
 */
export function passwordProblem(
  password: string,
  context: PasswordContext,
  common: ReadonlySet<string>,
): string | undefined {
  const normalized = normalizedPassword(password);
  if (normalized === undefined) return 'The password holds a broken character. Type it anew.';
  const characters = [...normalized];
  if (characters.length === 0) return 'Choose a password.';
  if (characters.length < minPasswordLength) {
    return `Use at least ${minPasswordLength} characters; this has ${characters.length}. Four or five words that do not belong together are easy to remember.`;
  }
  if (characters.length > maxPasswordLength) {
    return `Use at most ${maxPasswordLength} characters; this has ${characters.length}.`;
  }
  if (period(characters) < minPasswordLength) return 'The password repeats one short piece, which makes it no longer.';
  const folded = fold(normalized).replace(/[\s\-_.]+/g, '');
  let rest = withoutRuns(folded);
  if ([...rest].length < enoughBesides) return 'The password is mostly neighbouring keys or a sequence.';
  for (const [word, what] of contextWords(context)) {
    rest = rest.replaceAll(word, '');
    if ([...rest].length < enoughBesides) return `The password is mostly ${what}, which is tried first.`;
  }
  const others = [...rest].length - [...lettersOf(rest)].length;
  if (others < enoughBesides && [lettersOf(rest), spoken(rest)].some((letters) => atMostTwo(letters, common))) {
    return 'The password is made of one or two of the most used passwords, which are tried first. Add words of your own.';
  }
  return undefined;
}
