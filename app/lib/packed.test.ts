import { describe, expect, it } from 'vitest';
import { pack, unpack } from './packed';

const arrive = <T>(value: T): T => unpack<T>({ text: pack(value).text });

describe('packed loader data', () => {
  it.each([
    {
      what: 'rows with the same keys',
      value: { rows: [1, 2, 3].map((n) => ({ id: n, of: { id: `c${n}` }, tags: [] })) },
    },
    { what: 'rows with other keys', value: [{ a: 1 }, { b: 2 }, { a: 3 }] },
    {
      what: 'keys in another order',
      value: [
        { a: 1, b: 2 },
        { b: 3, a: 4 },
        { a: 5, b: 6 },
      ],
    },
    { what: 'lists in lists and none', value: { lists: [[[1], [2], [3]], []], none: null, text: 'it’s "quoted"' } },
    { what: 'tables in tables', value: [1, 2, 3].map((n) => ({ n, tags: [4, 5, 6].map((id) => ({ id })) })) },
  ])('$what arrive as they were', ({ value }) => {
    expect(arrive<unknown>(value)).toEqual(value);
  });

  it('writes the keys of rows once', () => {
    const { text } = pack([1, 2, 3].map((jobTitle) => ({ jobTitle })));
    expect(text.match(/jobTitle/g)).toHaveLength(1);
  });

  it('needs no reading where it was packed, and is the same at every call', () => {
    const value = { a: 1 };
    expect(unpack(pack(value))).toBe(value);
    const arrived = { text: pack(value).text };
    expect(unpack(arrived)).toBe(unpack(arrived));
  });

  it('sends the text alone', () => expect(Object.keys(pack([1]))).toEqual(['text']));
});
