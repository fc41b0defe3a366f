import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { fold } from './fold';

/** First and last code point of the scripts that names and addresses are written in. */
const scripts: Record<string, [number, number]> = {
  'Latin, with extensions': [0x20, 0x24f],
  'Latin for Vietnamese': [0x1e00, 0x1eff],
  'combining marks': [0x300, 0x36f],
  Greek: [0x384, 0x3ff],
  'Greek, extended': [0x1f00, 0x1ffe],
  Cyrillic: [0x400, 0x4ff],
  Armenian: [0x531, 0x587],
  Hebrew: [0x591, 0x5f4],
  Arabic: [0x600, 0x6ff],
  Devanagari: [0x900, 0x97f],
  Thai: [0xe01, 0xe5b],
  Georgian: [0x10d0, 0x10fa],
  'Kana and Bopomofo': [0x3041, 0x312d],
  Han: [0x4e00, 0x4eff],
  Hangul: [0xac00, 0xacff],
  'full width': [0xff01, 0xffee],
  Deseret: [0x10400, 0x1044f],
  emoji: [0x1f600, 0x1f64f],
};

const names = [
  'Łukasz',
  'Nguyễn',
  'Ōta',
  'عمر',
  "O'Brien",
  'O’Brien',
  '王',
  'İstanbul',
  'ISPARTA',
  'ı',
  'ß',
  'STRAẞE',
  'Σ',
  'ΟΔΟΣ',
  'ΣΑΣ ΣΑΣ.',
  'Σίσυφος',
  'Ǆ',
  'ﬁ',
  'Ａｄａ',
  'é',
  'e\u0301',
  'E\u0301\u0323',
  'Å',
  'Å',
  'Zoë',
  'Ærøskøbing',
  'Đặng',
  '👩‍👩‍👧',
  '🇩🇪',
  'नेहा',
  'ÇELİK',
  '',
  ' ',
  '\t',
];

const assigned = /\p{Assigned}/u;
const lettersOf = ([first, last]: [number, number]) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).filter((letter) =>
    assigned.test(letter),
  );

describe('fold', () => {
  it.each([
    ['Łukasz', 'łukasz'],
    ['Nguyễn', 'nguyen'],
    ['Ōta', 'ota'],
    ["O'Brien", "o'brien"],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['e\u0301', 'e'],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

onBothDatabases('fold() in SQL is fold() in TypeScript', (test) => {
  const folded = (texts: readonly string[]) =>
    test.database.system.read('fold', async (db) => {
      const values = sql.join(
        texts.map((text, at) => sql`(${sql.raw(String(at))}, ${text})`),
        sql`, `,
      );
      const rows = await db.rows<{ at: number; folded: string }>(
        sql`select column1 as at, fold(column2) as folded from (values ${values}) as v order by column1`,
      );
      return rows.map((row) => row.folded);
    });

  it('for names', async () => {
    expect(await folded(names)).toEqual(names.map(fold));
  });

  it.each(Object.entries(scripts))('for every letter of %s, alone and inside a word', async (_, range) => {
    const letters = lettersOf(range);
    expect(letters.length).toBeGreaterThan(20);
    expect(await folded(letters)).toEqual(letters.map(fold));
    const words = letters.map((letter) => `A${letter}Σ ${letter}b`);
    expect(await folded(words)).toEqual(words.map(fold));
  });

  it('of nothing is nothing', async () => {
    expect(await test.database.system.read('fold', (db) => db.rows(sql`select fold(null) as folded`))).toEqual([
      { folded: null },
    ]);
  });
});
