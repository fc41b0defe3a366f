import { describe, expect, it } from 'vitest';
import { commonPasswords } from './common-passwords';
import { maxPasswordLength, normalizedPassword, passwordProblem } from './passwords.rules';

const ada = { email: 'ada.lovelace@analytical-engines.example', name: 'Ada Lovelace', workspace: 'Difference Works' };
const problem = (password: string) => passwordProblem(password, ada, commonPasswords);

describe('a password that nobody would guess is taken as typed', () => {
  it.each([
    'four plain words walk home',
    'correct horse battery staple',
    '   leading blanks stay   ',
    'kein Ärger über Grüße',
    'пароль никто не узнает',
    '密码很长但是容易记住因为有故事的',
    '🦊 runs over the 🌉 at noon',
    'e\u0301tudes in slow motion',
    'nul\u0000 in the middle of it',
    'J7#kq!vT2z&Lm9@xR',
    'Ada sends forty green parrots',
    'crm flow is where parrots sleep',
    '493 82716 50382 71',
    '5b1f0c8e-7d3a-4e55-9a41-0c2f',
    'welcome to the quiet orchard',
  ])('%j', (password) => {
    expect(problem(password)).toBeUndefined();
  });

  it('of 15, 64 and 128 characters', () => {
    const text =
      'the orchard keeps its seventeen quiet parrots behind a wall of blue glass and lets them out on odd days only; nobody has asked why';
    for (const length of [15, 64, 128]) expect(problem(text.slice(0, length))).toBeUndefined();
  });
});

describe('a weak password is refused with the reason', () => {
  it.each([
    ['', 'Choose a password'],
    ['short words', 'at least 15 characters; this has 11'],
    // Counted by character, not by UTF-16 unit: 14 foxes are 28 units.
    ['🦊'.repeat(14), 'this has 14'],
    ['aaaaaaaaaaaaaaaaaaaa', 'repeats one short piece'],
    ['abcabcabcabcabcabc', 'repeats one short piece'],
    ['Secret!Secret!Secret!', 'repeats one short piece'],
    ['qwertyuiopasdfghjkl', 'neighbouring keys'],
    ['QWERTZUIOPasdfghjkl', 'neighbouring keys'],
    ['123456789012345', 'neighbouring keys'],
    ['987654321098765', 'neighbouring keys'],
    ['abcdefghijklmnop', 'neighbouring keys'],
    ['1qaz2wsx3edc4rfv', 'neighbouring keys'],
    ['!@#$%^&*()!@#$%^&', 'neighbouring keys'],
    ['zxcvbnm,./zxcvbnmasdf', 'neighbouring keys'],
    ['aaaaabbbbbbcccccc', 'neighbouring keys'],
    ['crmflowcrmflow1', 'name of this product'],
    ['CRM-Flow-CRM-Flow-24', 'name of this product'],
    ['ada.lovelace2024', 'your e-mail address'],
    ['analytical-engines', 'your e-mail address'],
    ['lovelace-lovelace!1', 'your e-mail address'],
    ['difference-works-1', 'name of the workspace'],
    ['password12345678', 'most used passwords'],
    ['PasswordPassword1', 'most used passwords'],
    ['P@ssw0rd!P@$$word', 'most used passwords'],
    ['iloveyouprincess', 'most used passwords'],
    ['dragon sunshine 7', 'most used passwords'],
    ['football-baseball', 'most used passwords'],
  ])('%j: %s', (password, reason) => {
    expect(problem(password)).toContain(reason);
  });

  it('when it is longer than what is hashed in one go', () => {
    expect(problem('x7'.repeat(1) + 'orchard '.repeat(125))).toContain(`at most ${maxPasswordLength} characters`);
    expect(problem('\ud83e and some more words')).toContain('broken character');
  });
});

describe('what is hashed', () => {
  it('is the same however the keyboard composes a character, and keeps blanks', () => {
    expect(normalizedPassword('e\u0301tudes')).toBe(normalizedPassword('\u00e9tudes'));
    expect(normalizedPassword('  blanks  ')).toBe('  blanks  ');
    expect(normalizedPassword('\ud83e')).toBeUndefined();
  });
});
