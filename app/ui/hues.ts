/** The colours a tag or an avatar may have; tokens.css gives each a fill and a text for both themes. */
export const hues = [
  'grey',
  'red',
  'orange',
  'amber',
  'lime',
  'green',
  'teal',
  'sky',
  'blue',
  'violet',
  'pink',
] as const;
export type Hue = (typeof hues)[number];

/** The same colour for the same key, everywhere and always (FNV-1a). Grey is left to those who choose it. */
export function hueOf(key: string): Hue {
  let hash = 0x811c9dc5;
  for (const character of key) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const colours = hues.length - 1;
  // The low bits of FNV alone repeat for similar keys
  return hues[1 + ((((hash >>> 15) ^ hash) >>> 0) % colours)] ?? 'blue';
}

/** A stored colour name, or the stable colour of the key when it is none of ours. */
export function toHue(value: string | null | undefined, key: string): Hue {
  return hues.find((hue) => hue === value) ?? hueOf(key);
}
