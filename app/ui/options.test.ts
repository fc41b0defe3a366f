import { describe, expect, it } from 'vitest';
import { filterOptions, nextOption, type Option } from './options';

const option = (label: string, more: Partial<Option> = {}): Option => ({ value: label, label, ...more });

describe('finding an option', () => {
  const options = [option('São Paulo'), option('New York', { hint: 'United States' }), option('York'), option('İzmir')];

  it.each([
    ['', ['São Paulo', 'New York', 'York', 'İzmir']],
    ['sao', ['São Paulo']],
    ['york', ['York', 'New York']],
    ['states new', ['New York']],
    ['izmir', ['İzmir']],
    ['paris', []],
  ])('%j', (text, expected) => {
    expect(filterOptions(options, text).map(({ label }) => label)).toEqual(expected);
  });
});

describe('moving between options', () => {
  const options = [option('a', { disabled: true }), option('b'), option('c', { disabled: true }), option('d')];

  it.each([
    [-1, 1, 1],
    [1, 1, 3],
    [3, 1, 1],
    [1, -1, 3],
    [3, -1, 1],
  ] as const)('from %i by %i comes to %i', (from, step, to) => expect(nextOption(options, from, step)).toBe(to));

  it('finds nothing where nothing can be chosen', () => {
    expect(nextOption([], -1, 1)).toBe(-1);
    expect(nextOption([option('a', { disabled: true })], -1, 1)).toBe(-1);
  });
});
