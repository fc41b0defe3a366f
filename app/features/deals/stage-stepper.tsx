import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Stage } from '~/features/board/deal';
import { durationWords } from './duration-words';

type Props = {
  /** The open stages of the deal's pipeline, in their order. */
  stages: readonly Stage[];
  /** The stage that the deal is in; one that is not among them for a closed deal. */
  currentId: string;
  /** Seconds that the deal spent in each stage. */
  times: ReadonlyMap<string, number>;
  isWon: boolean;
  mayMove: boolean;
  onMove: (stageId: string) => void;
};

const keySteps: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => Math.min(at + 1, count - 1),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The way of a deal: its open stages as steps. A click or Enter moves the deal there, arrows go from step to step. */
export function StageStepper({ stages, currentId, times, isWon, mayMove, onMove }: Props) {
  const row = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const at = stages.findIndex(({ id }) => id === currentId);
  const tabStop = stages.find(({ id }) => id === focused)?.id ?? stages[Math.max(at, 0)]?.id;
  // On a phone the row is wider than the screen
  useEffect(() => {
    const step = row.current?.querySelector<HTMLElement>(`[data-step="${currentId}"]`);
    if (row.current && step) row.current.scrollLeft = step.offsetLeft - row.current.clientWidth / 2;
  }, [currentId]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keySteps[event.key];
    const from = stages.findIndex(({ id }) => id === tabStop);
    const next = step && stages[step(from, stages.length)];
    if (!next) return;
    event.preventDefault();
    // The panel around has keys of its own
    event.stopPropagation();
    setFocused(next.id);
    row.current?.querySelector<HTMLElement>(`[data-step="${next.id}"]`)?.focus();
  };
  return (
    <ol ref={row} aria-label="Stages" className="relative -m-1 flex min-w-0 gap-1 overflow-x-auto p-1 scrollbar-none">
      {stages.map((stage, index) => {
        const isCurrent = index === at;
        const isPassed = isWon || (at >= 0 ? index < at : times.has(stage.id));
        const time = times.get(stage.id);
        return (
          <li key={stage.id} className="min-w-24 flex-1">
            <button
              type="button"
              data-step={stage.id}
              data-here={isCurrent ? '' : undefined}
              aria-current={isCurrent ? 'step' : undefined}
              aria-disabled={!mayMove || isCurrent || undefined}
              tabIndex={stage.id === tabStop ? 0 : -1}
              onFocus={() => setFocused(stage.id)}
              onKeyDown={onKeyDown}
              onClick={() => mayMove && !isCurrent && onMove(stage.id)}
              className={clsx(
                'block w-full rounded-control px-1.5 pt-1.5 pb-1 text-start transition-colors touch:min-h-11',
                mayMove && !isCurrent ? 'hover:bg-hover' : 'cursor-default',
              )}
            >
              <span
                aria-hidden="true"
                className={clsx(
                  'block h-1 rounded-full',
                  isCurrent || isPassed ? 'bg-accent' : 'bg-line-strong',
                  isPassed && !isCurrent && 'opacity-60',
                )}
              />
              <span className="mt-1.5 flex min-w-0 items-center gap-1 text-13">
                {isPassed && !isCurrent && <Check className="size-3.5 shrink-0 text-accent-text" aria-hidden="true" />}
                <span className={clsx('truncate', isCurrent ? 'font-semibold' : isPassed ? 'text-text' : 'text-muted')}>
                  {stage.name}
                </span>
              </span>
              <span className="block truncate text-12 text-muted tabular-nums">
                {time === undefined ? <span aria-hidden="true">–</span> : durationWords(time)}
                {isCurrent && <span className="sr-only"> in this stage</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
