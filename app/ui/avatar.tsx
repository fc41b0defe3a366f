import { clsx } from 'clsx';
import { hueOf } from './hues';
import { initials } from './initials';

const sizes = {
  tiny: 'size-4 text-[0.5625rem]',
  small: 'size-5 text-[0.625rem]',
  medium: 'size-7 text-12',
  large: 'size-10 text-14',
  huge: 'size-14 text-20',
};

const shapes = { circle: 'rounded-full', square: 'rounded-[22%]', tag: 'glyph-tag' };

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
  const look = clsx(
    'inline-grid shrink-0 select-none place-items-center overflow-hidden',
    sizes[size],
    shapes[shape],
    className,
  );
  if (src) return <img src={src} alt="" loading="lazy" decoding="async" className={clsx(look, 'object-cover')} />;
  return (
    <span
      aria-hidden="true"
      data-hue={hueOf(colourKey ?? name)}
      className={clsx(look, 'bg-hue-fill font-semibold text-hue-text leading-none')}
    >
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
