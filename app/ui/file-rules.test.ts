import { describe, expect, it } from 'vitest';
import { fileProblem, sizeInWords } from './file-rules';

const file = (name: string, size = 10, type = '') => ({ name, size, type });
const limits = { accept: '.csv,.xlsx,text/csv', maxBytes: 1_000_000 };

describe('what may be dropped', () => {
  it.each([
    ['a CSV', [file('People.CSV')], null],
    ['a file known by its type alone', [file('export', 10, 'text/csv')], null],
    ['nothing', [], null],
    ['a picture', [file('me.png', 10, 'image/png')], 'me.png is not a CSV or XLSX file'],
    ['two', [file('a.csv'), file('b.csv')], 'Choose one file'],
    ['an empty one', [file('a.csv', 0)], 'a.csv is empty'],
    ['a huge one', [file('a.csv', 2_500_000)], 'a.csv has 2.5 MB; at most 1 MB can be sent'],
  ])('%s', (_, files, problem) => expect(fileProblem(files, limits)).toBe(problem));

  it('takes several where several are asked for', () => {
    expect(
      fileProblem([file('a.png', 1, 'image/png'), file('b.gif', 1, 'image/gif')], {
        accept: 'image/*',
        multiple: true,
      }),
    ).toBeNull();
  });
});

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 KB'],
  [640_400, '640 KB'],
  [1_540_000, '1.5 MB'],
  [25_000_000, '25 MB'],
])('%i bytes are %s', (bytes, words) => expect(sizeInWords(bytes)).toBe(words));
