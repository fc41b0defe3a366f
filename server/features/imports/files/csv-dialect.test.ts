import { describe, expect, it } from 'vitest';
import { guessDialect } from './csv-dialect';
import { createEncodingDetector } from './text-encoding';

describe('guessing delimiter and quote', () => {
  it.each([
    ['commas', 'name,city,phone\nAda,London,1\nBob,Paris,2\n', ',', '"'],
    ['semicolons, decimal commas inside', 'name;revenue\nAda;1,5\nBob;2,75\nCleo;3,25\n', ';', '"'],
    ['tabs, commas inside', 'name\tcity\nDoe, Ada\tLondon, UK\nRoe, Bob\tParis, FR\n', '\t', '"'],
    ['pipes', 'name|city\nAda|London\n', '|', '"'],
    ['quoted cells with the other delimiters inside', '"a;b;c","d"\n"e;f;g","h"\n', ',', '"'],
    ['quoted line ends', 'name;note\n"Ada";"a, b\nc, d\ne, f"\nBob;x\n', ';', '"'],
    ['single quotes', "name,city\n'Doe, Ada','London'\n'Roe, Bob','Paris'\n", ',', "'"],
    ['apostrophes that are no quotes', "name,city\nO'Brien,L'Aquila\nD'Arcy,X\n", ',', '"'],
    ['quotes that are no quotes', 'name,size\nPipe,5"\nTube,7"\n', ',', ''],
    ['one column', 'email\na@example.org\nb@example.org\n', ',', '"'],
    ['one column of text with commas', 'note\nhello, you\nbye\nok\nyes\n', ',', '"'],
    ["Excel's own hint", 'sep=;\nname;city\nAda;London\n', ';', '"'],
    ['a header only', 'name;city;phone', ';', '"'],
    ['short rows', 'a;b;c;d\n1\n2;x\n3;y;z\n', ';', '"'],
    ['nothing', '', ',', '"'],
  ])('%s', (_, text, delimiter, quote) => {
    expect(guessDialect(text)).toEqual({ delimiter, quote });
  });
});

describe('guessing the encoding', () => {
  const guess = (...chunks: Buffer[]) => {
    const detector = createEncodingDetector();
    for (const chunk of chunks) detector.see(chunk);
    return detector.encoding();
  };
  const word = Buffer.from('Köln');

  it.each([
    ['ASCII', [Buffer.from('Name')], 'utf-8'],
    ['UTF-8', [word], 'utf-8'],
    ['UTF-8 cut inside a letter', [word.subarray(0, 2), word.subarray(2)], 'utf-8'],
    ['a stray byte far behind the beginning', [Buffer.alloc(100_000, 'x'), Buffer.from([0xf6])], 'windows-1252'],
    ['UTF-8 that ends inside a letter', [word.subarray(0, 2)], 'windows-1252'],
    ['UTF-16LE', [Buffer.from('\ufeffKöln', 'utf16le')], 'utf-16le'],
    ['UTF-16BE', [Buffer.from('\ufeffKöln', 'utf16le').swap16()], 'utf-16be'],
    ['no bytes', [], 'utf-8'],
  ])('%s', (_, chunks, encoding) => {
    expect(guess(...chunks)).toBe(encoding);
  });
});
