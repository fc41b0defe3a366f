import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Theme = 'light' | 'dark';
type Oklch = { lightness: number; chroma: number; hue: number };

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const hues = [...css.matchAll(/\[data-hue="(\w+)"\] \{\s*--hue: (\d+);/g)].map((match) => ({
  name: match[1] as string,
  hue: Number(match[2]),
}));

function readColour(token: string, theme: Theme, hue?: number): Oklch {
  const declared = new RegExp(`--${token}: ([^;]+);`).exec(css)?.[1];
  if (!declared) throw new Error(`tokens.css has no --${token}`);
  const plain = declared.replace(/var\(--hue-chroma-\w+, ([\d.]+)\)/g, '$1').replaceAll('var(--hue)', String(hue));
  const values = [...plain.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)];
  const value = values[theme === 'dark' ? values.length - 1 : 0];
  if (!value) throw new Error(`--${token} is no opaque colour: ${declared}`);
  return { lightness: Number(value[1]), chroma: Number(value[2]), hue: Number(value[3]) };
}

/** OKLCH to linear sRGB, by Björn Ottosson's matrices. */
function toLinearRgb({ lightness, chroma, hue }: Oklch): number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function luminance(colour: Oklch): number {
  const [red = 0, green = 0, blue = 0] = toLinearRgb(colour).map((part) => Math.min(1, Math.max(0, part)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Oklch, other: Oklch): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ['ground', 'surface', 'surface-raised', 'surface-sunken', 'surface-hover', 'surface-selected'];
const readable: [text: string, on: string[]][] = [
  ['text', [...surfaces, 'surface-pressed', 'danger-soft', 'warning-soft', 'success-soft', 'accent-soft']],
  ['text-muted', [...surfaces, 'surface-pressed', 'danger-soft', 'warning-soft', 'success-soft', 'accent-soft']],
  ['text-subtle', surfaces],
  ['accent-text', [...surfaces, 'accent-soft']],
  ['danger-text', [...surfaces, 'danger-soft']],
  ['warning-text', [...surfaces, 'warning-soft']],
  ['success-text', [...surfaces, 'success-soft']],
  ['on-accent', ['accent', 'accent-hover']],
  ['on-danger', ['danger', 'danger-hover']],
  ['text-inverse', ['surface-inverse']],
];
const visible: [part: string, on: string[]][] = [
  ['border-control', ['ground', 'surface', 'surface-raised', 'surface-sunken']],
  ['focus', surfaces],
  ['accent', ['ground', 'surface', 'surface-raised', 'surface-sunken']],
  ['danger', ['surface', 'surface-raised']],
];

describe.each<Theme>(['light', 'dark'])('colours in the %s theme', (theme) => {
  it.each(readable.flatMap(([text, on]) => on.map((under) => [text, under])))('%s reads on %s', (text, under) => {
    expect(contrast(readColour(text!, theme), readColour(under!, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(visible.flatMap(([part, on]) => on.map((under) => [part, under])))('%s shows on %s', (part, under) => {
    expect(contrast(readColour(part!, theme), readColour(under!, theme))).toBeGreaterThanOrEqual(3);
  });

  it.each(hues)('a $name tag reads', ({ hue }) => {
    expect(contrast(readColour('hue-text', theme, hue), readColour('hue-fill', theme, hue))).toBeGreaterThanOrEqual(
      4.5,
    );
  });

  it('stays inside what an sRGB screen can show', () => {
    const tokens = [...new Set([...readable, ...visible].flatMap(([token, on]) => [token, ...on]))];
    const outside = tokens.filter((token) =>
      toLinearRgb(readColour(token, theme)).some((part) => part < -0.002 || part > 1.002),
    );
    expect(outside).toEqual([]);
  });
});
