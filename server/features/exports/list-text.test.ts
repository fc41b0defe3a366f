import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinList, splitList } from './list-text';

it.each([
  ['VIP, Press', ['VIP', 'Press']],
  ['a;b|c\nd', ['a', 'b', 'c', 'd']],
  ['"a, b"; c', ['a, b', 'c']],
  ['"say ""hi""", x', ['say "hi"', 'x']],
  ['5" pipe, y', ['5" pipe', 'y']],
  ['"a" b, c', ['"a" b', 'c']],
  [' ; ,, ', []],
  ['', []],
])('%j holds %j', (text, items) => {
  expect(splitList(text)).toEqual(items);
});

it('reads back what it wrote', () => {
  const name = fc
    .string({ unit: fc.constantFrom('a', ',', ';', '"', ' ', '|'), minLength: 1 })
    .map((text) => text.trim());
  fc.assert(
    fc.property(fc.array(name.filter(Boolean)), (items) => {
      expect(splitList(joinList(items))).toEqual(items);
    }),
  );
});
