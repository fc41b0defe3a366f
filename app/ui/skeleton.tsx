import { clsx } from 'clsx';

/**
 * A grey bar in the shape of what is coming. Invisible for 300 ms, so that quick answers do not flicker. Give it the
 * size by class: `<Skeleton className="h-4 w-40" />`. The surrounding part carries `aria-busy`.
 */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={clsx('block animate-late rounded-small', className)}>
      <span className="block size-full animate-shimmer rounded-[inherit] bg-pressed" />
    </span>
  );
}

const lineWidths = ['w-11/12', 'w-full', 'w-4/5', 'w-2/3'];

/** Several lines of text to come. */
export function SkeletonLines({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <span className={clsx('grid gap-2', className)}>
      {Array.from({ length: lines }, (_, index) => `line-${index}`).map((key, index) => (
        <Skeleton key={key} className={clsx('h-3.5', lineWidths[index % lineWidths.length])} />
      ))}
    </span>
  );
}
