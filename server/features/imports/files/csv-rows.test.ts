import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { CsvDialect } from './csv-dialect';
import { readCsvRows } from './csv-rows';
import type { FileRow } from './rows';
import type { Encoding } from './text-encoding';

const plain = { delimiter: ',', quote: '"', encoding: 'utf-8' } as const;

async function read(
  content: string | Buffer,
  format: Partial<CsvDialect & { encoding: Encoding }> = {},
): Promise<FileRow[]> {
  const bytes = Buffer.from(content as string);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 7) pieces.push(bytes.subarray(at, at + 7));
  const rows: FileRow[] = [];
  for await (const batch of readCsvRows(Readable.from(pieces), { ...plain, ...format })) rows.push(...batch);
  return rows;
}
const cells = async (...given: Parameters<typeof read>) => (await read(...given)).map((row) => row.cells);

describe('reading CSV', () => {
  const table = [
    ['Name', 'City'],
    ['Łukasz', 'Köln'],
  ];

  it.each([
    ['LF', 'Name,City\nŁukasz,Köln\n'],
    ['CRLF', 'Name,City\r\nŁukasz,Köln\r\n'],
    ['CR', 'Name,City\rŁukasz,Köln\r'],
    ['mixed ends', 'Name,City\r\nŁukasz,Köln'],
    ['a byte order mark', '\ufeffName,City\nŁukasz,Köln'],
    ['quotes', '"Name","City"\n"Łukasz","Köln"'],
  ])('reads %s', async (_, text) => {
    expect(await cells(text)).toEqual(table);
  });

  it.each(['utf-16le', 'utf-16be'] as const)('reads %s', async (encoding) => {
    const bytes = Buffer.from('\ufeffName,City\r\nŁukasz,Köln', 'utf16le');
    expect(await cells(encoding === 'utf-16be' ? bytes.swap16() : bytes, { encoding })).toEqual(table);
  });

  it('reads Windows-1252', async () => {
    const bytes = Buffer.from('Name,City\nRenée \x80 5,K\xf6ln', 'latin1');
    expect(await cells(bytes, { encoding: 'windows-1252' })).toEqual([
      ['Name', 'City'],
      ['Renée € 5', 'Köln'],
    ]);
  });

  it('keeps line ends and doubled quotes of a quoted cell', async () => {
    expect(await cells('a,"x\r\n""y"" z"\nb,c')).toEqual([
      ['a', 'x\r\n"y" z'],
      ['b', 'c'],
    ]);
  });

  it('numbers rows as the sheet does: blank ones count, but are not given', async () => {
    expect(await read('a,b\n\n,\n  , \nc,d\n')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 5, cells: ['c', 'd'] },
    ]);
  });

  it('reads rows of different lengths', async () => {
    expect(await cells('a,b,c\n1\n1,2,3,4')).toEqual([['a', 'b', 'c'], ['1'], ['1', '2', '3', '4']]);
  });

  it('takes quotes for ordinary characters when told so', async () => {
    expect(await cells('a|5" pipe\n"b|c', { delimiter: '|', quote: '' })).toEqual([
      ['a', '5" pipe'],
      ['"b', 'c'],
    ]);
  });

  it.each([
    ['an unclosed quote', 'a,b\n1,2\n3,"open\n4,5\n6,7\n', 'INVALID_INPUT', /line 3 is never closed/],
    ['text after a closing quote', 'a,b\n1,"x"y\n', 'INVALID_INPUT', /Line 2: text follows a closing quote/],
    ['a quote left open that meets the next one', 'a,b\n"1,2\n3,4\n"5",6', 'INVALID_INPUT', /Line 4: .*since line 2/],
    ['a quote in a bare cell', 'a,b\n1,5" pipe\n', 'INVALID_INPUT', /Line 2: a quote .* in the middle/],
    ['too many columns', `a\n${','.repeat(1_001)}x`, 'TOO_LARGE', /Line 2 has 1,002 columns/],
    ['a cell above 1 MB', `a\nb\n${'x'.repeat(1_100_000)}`, 'TOO_LARGE', /line 3 is larger than 1 MB/],
    [
      'a quote that swallows megabytes',
      `a\n"${'x,y\n'.repeat(1_100_000)}`,
      'TOO_LARGE',
      /begins at line 2 .*never closed/,
    ],
  ])('refuses %s and names the line', async (_, text, code, say) => {
    await expect(read(text)).rejects.toMatchObject({ code, say: expect.stringMatching(say) });
  });

  it('stops reading the source when it is left early', async () => {
    let made = 0;
    const endless = new Readable({
      read() {
        made += 1;
        this.push('a,b,c\n'.repeat(1_000));
      },
    });
    for await (const batch of readCsvRows(endless, plain)) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    expect(endless.destroyed).toBe(true);
    expect(made).toBeLessThan(100);
  });
});
