import { type Hue, toHue } from '~/ui/hues';

/** The hue of a stored colour name; the API's yellow is our amber. */
export const tagHue = (color: string | null | undefined, key: string): Hue =>
  toHue(color === 'yellow' ? 'amber' : color, key);
