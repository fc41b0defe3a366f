import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, pastedBlock, pastedTexts } from './cell-range';
import { readCells, writeCells } from './clipboard-text';

describe('cells on the clipboard', () => {
  it.each([
    ['Oslo', [['Oslo']]],
    ['', [['']]],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\t\n\tb',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a\nb\tc', [['a'], ['b', 'c']]],
    ['"two\nlines"\tb', [['two\nlines', 'b']]],
    ['"5"" pipe"\tb', [['5" pipe', 'b']]],
    ['"said so"\tb', [['"said so"', 'b']]],
    ['"open\tb', [['"open', 'b']]],
    ['say "no"\tb', [['say "no"', 'b']]],
    ['a\n\n', [['a'], ['']]],
  ])('reads %j', (text, cells) => expect(readCells(text)).toEqual(cells));

  it('are read as they were written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ß', '"', '\t', '\n', '\r', ' ', '\\') });
    const table = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      );
    // An empty last row cannot be told from the end of the line before it: spreadsheets end every line
    const ends = (cells: string[][]) =>
      cells.length === 1 || (cells.at(-1) ?? []).join('') !== '' || cells[0]?.length !== 1;
    fc.assert(
      fc.property(table.filter(ends), (cells) => {
        expect(readCells(writeCells(cells))).toEqual(cells);
      }),
    );
  });
});

describe('where pasted cells go', () => {
  const cell = blockOf({ row: 2, column: 3 }, { row: 2, column: 3 });
  const square = [
    ['a', 'b'],
    ['c', 'd'],
  ];

  it('to the right and down from the focused cell', () => {
    expect(pastedBlock(cell, square)).toEqual({ top: 2, bottom: 3, left: 3, right: 4 });
    expect(pastedTexts(pastedBlock(cell, square), square).map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('over a whole block where they fit into it some times, and from its first cell otherwise', () => {
    const block = blockOf({ row: 5, column: 4 }, { row: 2, column: 3 });
    expect(pastedTexts(pastedBlock(block, [['x']]), [['x']])).toHaveLength(8);
    expect(
      pastedTexts(pastedBlock(block, square), square)
        .map(({ text }) => text)
        .join(''),
    ).toBe('abcdabcd');
    const three = [['a', 'b', 'c']];
    expect(pastedBlock(block, three)).toEqual({ top: 2, bottom: 2, left: 3, right: 5 });
  });

  it('nowhere for cells that a shorter row lacks', () => {
    const ragged = [['a', 'b'], ['c']];
    expect(pastedTexts(pastedBlock(cell, ragged), ragged)).toHaveLength(3);
  });
});
