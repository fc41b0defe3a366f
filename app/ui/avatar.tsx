import { clsx } from 'clsx';
import { hueOf } from './hues';
import { initials } from './initials';

/** Short names, spelt out in controls.css: a list has more than a hundred of them. */
const sizes = {
  tiny: 'glyph-tiny',
  small: 'glyph-small',
  medium: 'glyph-medium',
  large: 'glyph-large',
  huge: 'glyph-huge',
};

const shapes = { circle: '', square: 'glyph-square', tag: 'glyph-tag' };

export type AvatarProps = {
  name: string;
  /** What the colour hangs on; an id keeps it when the name changes. Default: the name. */
  colourKey?: string;
  /** Each kind of record has a shape of its own, so that it is known without colour. */
  shape?: keyof typeof shapes;
  size?: keyof typeof sizes;
  /** A picture instead of the initials. */
  src?: string | null;
  className?: string;
};

/** The glyph of a record: initials on a stable colour, or a picture. Decorative, because the name stands beside it. */
export function Avatar({ name, colourKey, shape = 'circle', size = 'small', src, className }: AvatarProps) {
  const look = clsx('glyph', sizes[size], shapes[shape], className);
  if (src) return <img src={src} alt="" loading="lazy" decoding="async" className={clsx(look, 'object-cover')} />;
  return (
    <span aria-hidden="true" data-hue={hueOf(colourKey ?? name)} className={look}>
      {size === 'tiny' ? initials(name).slice(0, 1) : initials(name)}
    </span>
  );
}

/** Several at once, overlapping; those past `max` become a count. Named by `label`. */
export function AvatarGroup({ names, label, max = 3 }: { names: readonly string[]; label: string; max?: number }) {
  const shown = names.slice(0, max);
  return (
    <span role="img" aria-label={label} className="inline-flex items-center -space-x-1">
      {shown.map((name) => (
        <Avatar key={name} name={name} className="ring-2 ring-surface" />
      ))}
      {names.length > max && <span className="ps-2.5 text-12 text-muted tabular-nums">+{names.length - max}</span>}
    </span>
  );
}
