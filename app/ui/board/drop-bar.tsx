import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type BarTarget = { id: string; label: string; icon?: ReactNode; tone: 'success' | 'danger' | 'neutral' };

const tones = {
  success: 'text-success-text data-over:bg-success-soft data-over:border-current',
  danger: 'text-danger-text data-over:bg-danger-soft data-over:border-current',
  neutral: 'text-text data-over:bg-accent-soft data-over:border-accent',
};

/** Places to drop on at the foot of the board, there for as long as something is in hand. */
export function DropBar({ targets, over }: { targets: readonly BarTarget[]; over: string | null }) {
  return (
    <div
      data-drop-bar
      className={clsx(
        'absolute start-3 bottom-3 z-30 grid w-160 max-w-[calc(100%-1.5rem)] animate-rise auto-cols-fr gap-2 rounded-card bg-raised p-2 shadow-float',
        targets.length > 3 ? 'grid-cols-2' : 'grid-flow-col',
      )}
    >
      {targets.map((target) => (
        <Zone key={target.id} target={target} isOver={over === target.id} />
      ))}
    </div>
  );
}

function Zone({ target, isOver }: { target: BarTarget; isOver: boolean }) {
  return (
    <div
      data-drop-zone={target.id}
      data-over={isOver || undefined}
      className={clsx(
        'flex min-h-12 items-center justify-center gap-2 rounded-control border border-dashed px-3 font-medium text-13',
        tones[target.tone],
      )}
    >
      {target.icon}
      <span className="truncate">{target.label}</span>
    </div>
  );
}
