import { describe, expect, it } from 'vitest';
import { hueOf, hues, toHue } from './hues';
import { initials } from './initials';

describe('initials', () => {
  it.each([
    ['Ana López', 'AL'],
    ['Ana María López García', 'AG'],
    ['plato', 'P'],
    ['  ', '?'],
    ['', '?'],
    ['ana.lopez@example.com', 'AL'],
    ['info@example.com', 'I'],
    ['“Bob” Smith', 'BS'],
    ["O'Neil, Shaun", 'OS'],
    ['山田 太郎', '山'],
    ['김민수', '김'],
    ['محمد علي', 'مع'],
    ['élodie Ångström', 'ÉÅ'],
    ['👩‍🚀 Crew', '👩‍🚀C'],
    ['3M Company', '3C'],
    ['Smith (Sales)', 'SS'],
    ['—', '?'],
  ])('%j is %j', (name, expected) => expect(initials(name)).toBe(expected));
});

describe('a stable colour', () => {
  it('is always the same for the same key', () => expect(hueOf('Ana López')).toBe(hueOf('Ana López')));

  it('spreads similar keys over all colours but grey', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 5000; i++) {
      const hue = hueOf(`person ${i}`);
      counts.set(hue, (counts.get(hue) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(hues.filter((hue) => hue !== 'grey').sort());
    expect(Math.min(...counts.values())).toBeGreaterThan(300);
  });

  it('keeps a chosen colour and replaces an unknown one', () => {
    expect(toHue('grey', 'x')).toBe('grey');
    expect(toHue('mauve', 'x')).toBe(hueOf('x'));
    expect(toHue(null, 'x')).toBe(hueOf('x'));
  });
});
