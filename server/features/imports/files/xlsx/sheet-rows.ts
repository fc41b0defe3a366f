import { AppError } from '@/lib/errors';
import { type FileRow, isBlank, maxCellCharacters, maxColumns } from '../rows';
import { columnOf, excelDate, excelNumber, excelTime, unescapeText } from './cell-values';
import type { Sheet, Workbook } from './workbook';
import { readXmlInPieces } from './xml';

type Cell = { column: number; type: string; style: number };

/** What a cell shows as text: dates as 'YYYY-MM-DD', numbers with a point, error values as nothing. */
function cellText(raw: string, cell: Cell, book: Workbook): string {
  switch (cell.type) {
    case 's':
      return book.sharedStrings[Number(raw)] ?? '';
    case 'b':
      return raw === '1' ? 'true' : 'false';
    case 'e':
      return '';
    case 'd':
      return raw.replace(/T00:00:00(\.0+)?Z?$/, '');
    case 'str':
    case 'inlineStr':
      return unescapeText(raw);
    default: {
      const kind = raw === '' ? 'number' : (book.numberKinds[cell.style] ?? 'number');
      if (kind === 'date') return excelDate(Number(raw), book.date1904) ?? raw;
      if (kind === 'time') return excelTime(Number(raw));
      return raw === '' ? '' : excelNumber(raw);
    }
  }
}

/** Reads one sheet piece by piece; rows come in batches as they are unpacked. Blank rows are numbered, but not given. */
export async function* readSheetRows(book: Workbook, sheet: Sheet): AsyncGenerator<FileRow[]> {
  let ready: FileRow[] = [];
  let row = 0;
  let cells: string[] = [];
  let cell: Cell | undefined;
  let raw = '';
  let taking = false;
  let phonetic = 0;

  const endCell = () => {
    if (!cell) return;
    if (cell.column >= maxColumns) {
      throw new AppError('TOO_LARGE', {
        say: `Row ${row} has more than 1,000 columns, which is the most that can be read.`,
      });
    }
    const value = cellText(raw, cell, book);
    if (value.length > maxCellCharacters)
      throw new AppError('TOO_LARGE', { say: `A cell in row ${row} is larger than 1 MB.` });
    while (cells.length < cell.column) cells.push('');
    cells[cell.column] = value;
    cell = undefined;
  };

  const pieces = readXmlInPieces(await book.archive.part(sheet.part), {
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributes.r) || row + 1;
        cells = [];
      } else if (name === 'c') {
        cell = {
          column: columnOf(attributes.r) ?? cells.length,
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? 0),
        };
        raw = '';
      } else if (name === 'rPh') phonetic += 1;
      else if (name === 'v' || name === 't') taking = cell !== undefined && phonetic === 0;
    },
    text(text) {
      if (taking) raw += text;
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'c') endCell();
      else if (name === 'row' && !isBlank(cells)) ready.push({ row, cells });
    },
  });
  for await (const _ of pieces) {
    if (ready.length === 0) continue;
    yield ready;
    ready = [];
  }
}
