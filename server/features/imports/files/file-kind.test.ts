import { describe, expect, it } from 'vitest';
import { fileKind } from './file-kind';

const bytes = (...values: (number | string)[]) =>
  Buffer.concat(
    values.map((value) => (typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from([value]))),
  );

describe('what a file is by its content', () => {
  it.each([
    ['a table', Buffer.from('Name,City\nAda,London\n'), 'csv'],
    ['a single word', Buffer.from('Name'), 'csv'],
    ['UTF-16 with a mark', Buffer.from('\ufeffName,City', 'utf16le'), 'csv'],
    ['UTF-16 without a mark', Buffer.from('Name,City\nAda,London', 'utf16le'), 'csv'],
    ['UTF-16 big-endian without a mark', Buffer.from('Name,City\nAda,London', 'utf16le').swap16(), 'csv'],
    ['text with an escape sequence', Buffer.from('Name\n\u001b[31mAda'), 'csv'],
    ['a zip', bytes('PK', 3, 4, 'rest'), 'xlsx'],
  ])('takes %s', (_, head, kind) => {
    expect(fileKind(head)).toBe(kind);
  });

  it.each([
    ['a PDF', bytes('%PDF-1.7'), /PDF/],
    ['a PNG', bytes(0x89, 'PNG\r\n', 0x1a), /PNG/],
    ['a JPEG', bytes(0xff, 0xd8, 0xff, 0xe0), /JPEG/],
    ['a WebP', bytes('RIFF', 0, 0, 0, 0, 'WEBP'), /WebP/],
    ['an old Excel file', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), /\.xls.*Save it as \.xlsx/],
    ['gzip', bytes(0x1f, 0x8b, 8), /gzip/],
    ['a program', bytes(0x7f, 'ELF', 2), /program/],
    ['random bytes', Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 256)), /not a text file/],
    ['text with a zero byte', bytes('Name,City\nAda', 0, ',London'), /not a text file/],
  ])('refuses %s', (_, head, say) => {
    expect(() => fileKind(head)).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED_FILE', say: expect.stringMatching(say) }),
    );
  });

  it('refuses a file of 0 bytes', () => {
    expect(() => fileKind(Buffer.alloc(0))).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
