import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { makeZip, type Part, workbookParts } from '../../testing/make-zip';
import type { FileRow } from '../rows';
import { columnOf, excelDate, excelNumber, excelTime, numberKind } from './cell-values';
import { readSheetRows } from './sheet-rows';
import { openWorkbook } from './workbook';

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crm-flow-xlsx-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function keep(bytes: Buffer): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.xlsx`);
  await writeFile(path, bytes);
  return path;
}

async function readAll(path: string, sheet = 0): Promise<FileRow[]> {
  const book = await openWorkbook(path);
  try {
    const rows: FileRow[] = [];
    for await (const batch of readSheetRows(book, book.sheets[sheet]!)) rows.push(...batch);
    return rows;
  } finally {
    book.archive.close();
  }
}
const readZip = async (...given: Parameters<typeof makeZip>) => readAll(await keep(makeZip(given[0])));

describe('reading .xlsx', () => {
  it('reads texts, numbers, dates and gaps as people see them', async () => {
    const bytes = await writeExcelFile(
      [
        ['Name', 'Phone', 'Revenue', 'Since', 'Seen', 'VIP'],
        [
          'Łukasz "O\'Brien" & Söhne <1>',
          4915112345678,
          1234.5,
          { value: new Date(Date.UTC(2024, 1, 29)), type: Date, format: 'dd.mm.yyyy' },
          { value: new Date(Date.UTC(2024, 1, 29, 13, 5, 9)), type: Date, format: 'yyyy-mm-dd hh:mm:ss' },
          true,
        ],
        [null, null, null, null, null, null],
        [null, 'second', -0.1, null, null, false],
      ],
      { sheet: 'People' },
    ).toBuffer();
    expect(await readAll(await keep(bytes))).toEqual([
      { row: 1, cells: ['Name', 'Phone', 'Revenue', 'Since', 'Seen', 'VIP'] },
      {
        row: 2,
        cells: [
          'Łukasz "O\'Brien" & Söhne <1>',
          '4915112345678',
          '1234.5',
          '2024-02-29',
          '2024-02-29T13:05:09',
          'true',
        ],
      },
      { row: 4, cells: ['', 'second', '-0.1', '', '', 'false'] },
    ]);
  });

  it('offers the visible sheets by name and reads the chosen one', async () => {
    const bytes = await writeExcelFile([
      { data: [['first']], sheet: 'One' },
      { data: [['second']], sheet: 'Zwei & mehr' },
    ]).toBuffer();
    const path = await keep(bytes);
    const book = await openWorkbook(path);
    book.archive.close();
    expect(book.sheets.map(({ name }) => name)).toEqual(['One', 'Zwei & mehr']);
    expect(await readAll(path, 1)).toEqual([{ row: 1, cells: ['second'] }]);
  });

  it('reads rich and inline text, escapes and error values; leaves out phonetic hints', async () => {
    const rows = await readZip(
      workbookParts(
        '<row r="3"><c r="B3" t="inlineStr"><is><t>in</t><t>line</t></is></c><c r="D3" t="s"><v>0</v></c>' +
          '<c r="E3" t="e"><v>#N/A</v></c><c r="F3" t="str"><f>A1</f><v>x_x000D_y</v></c></row>' +
          '<row><c><v>7</v></c><c><v>8</v></c></row>',
        [
          {
            name: 'xl/sharedStrings.xml',
            content:
              '<sst><si><r><t>rich </t></r><r><t xml:space="preserve">text</t></r><rPh><t>FURIGANA</t></rPh></si></sst>',
          },
        ],
      ),
    );
    expect(rows).toEqual([
      { row: 3, cells: ['', 'inline', '', 'rich text', '', 'x\ry'] },
      { row: 4, cells: ['7', '8'] },
    ]);
  });

  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
  it.each<[string, Part[], string, RegExp]>([
    [
      'a zip of something else',
      [{ name: 'readme.txt', content: 'hello' }],
      'UNSUPPORTED_FILE',
      /not an Excel workbook/,
    ],
    ['broken XML', workbookParts('<row><c></row>'), 'UNSUPPORTED_FILE', /damaged/],
    [
      'an outer entity',
      workbookParts('', [
        {
          name: 'xl/worksheets/sheet1.xml',
          content:
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet><row><c t="str"><v>&e;</v></c></row></worksheet>',
        },
      ]),
      'UNSUPPORTED_FILE',
      /document type/,
    ],
    [
      'entities that multiply',
      workbookParts('', [
        {
          name: 'xl/sharedStrings.xml',
          content: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>',
        },
      ]),
      'UNSUPPORTED_FILE',
      /document type/,
    ],
    [
      'a bomb',
      workbookParts(row, [{ name: 'xl/media/a.bin', content: Buffer.alloc(64 * 1024 * 1024) }]),
      'TOO_LARGE',
      /unpack/,
    ],
    [
      'a part that says it is smaller than it is',
      workbookParts('', [
        {
          name: 'xl/worksheets/sheet1.xml',
          content: `<worksheet><sheetData>${row.repeat(5_000)}</sheetData></worksheet>`,
          claims: 1_000,
        },
      ]),
      'UNSUPPORTED_FILE',
      /damaged/,
    ],
    [
      'thousands of parts',
      Array.from({ length: 2_001 }, (_, index) => ({ name: `${index}`, content: '' })),
      'TOO_LARGE',
      /too many parts/,
    ],
    ['a name that climbs out', [{ name: '../../etc/passwd', content: '' }], 'UNSUPPORTED_FILE', /damaged/],
    [
      'a cell far to the right',
      workbookParts('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
      'TOO_LARGE',
      /1,000 columns/,
    ],
    [
      'a cell above 1 MB',
      workbookParts(`<row r="1"><c r="A1" t="str"><v>${'x'.repeat(1_100_000)}</v></c></row>`),
      'TOO_LARGE',
      /larger than 1 MB/,
    ],
  ])('refuses %s', async (_, parts, code, say) => {
    await expect(readZip(parts)).rejects.toMatchObject({ code, say: expect.stringMatching(say) });
  });

  it('refuses a file that is cut off', async () => {
    const whole = makeZip(workbookParts(row));
    await expect(keep(whole.subarray(0, whole.length - 30)).then((path) => readAll(path))).rejects.toMatchObject({
      code: 'UNSUPPORTED_FILE',
    });
  });
});

describe('cells of a workbook', () => {
  it.each([
    [45351, false, '2024-02-29'],
    [45351.5, false, '2024-02-29T12:00:00'],
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [43889, true, '2024-02-29'],
    [0.99999999, false, '1900-01-01'],
    [-1, false, undefined],
    [9e9, false, undefined],
  ])('day %d (1904: %s) is %s', (serial, date1904, date) => {
    expect(excelDate(serial, date1904)).toBe(date);
  });

  it.each([
    [0, undefined, 'number'],
    [14, undefined, 'date'],
    [22, undefined, 'date'],
    [20, undefined, 'time'],
    [164, 'dd.mm.yyyy', 'date'],
    [164, '[$-407]d. mmmm yyyy;@', 'date'],
    [164, 'mmm', 'date'],
    [164, 'hh:mm', 'time'],
    [164, '[h]:mm:ss', 'time'],
    [164, '#,##0.00 "days"', 'number'],
    [164, '[Red]0.00', 'number'],
    [164, '0.00E+00', 'number'],
    [164, 'General', 'number'],
    [164, '\\d0', 'number'],
  ])('format %d %s shows a %s', (id, code, kind) => {
    expect(numberKind(id, code)).toBe(kind);
  });

  it('reads numbers, times and addresses', () => {
    expect(['4.9000000000000004', '1E-3', '4915112345678', 'x'].map(excelNumber)).toEqual([
      '4.9',
      '0.001',
      '4915112345678',
      'x',
    ]);
    expect(excelTime(45351.5625)).toBe('13:30:00');
    expect(['A1', 'Z9', 'AB7', 'XFD1', '7', '', undefined].map(columnOf)).toEqual([
      0,
      25,
      27,
      16383,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
