import { AppError } from '@/lib/errors';

/** Most stages of a pipeline. */
export const maxStages = 50;

type Placed = { type: string; position: number };

/** Where a new stage stands: an open one behind the other open ones, the others at the end. */
export function placeOfNew(stages: readonly Placed[], type: string): number {
  const last = Math.max(0, ...stages.map(({ position }) => position));
  if (type !== 'open') return last + 1;
  const lastOpen = Math.max(0, ...stages.filter((stage) => stage.type === 'open').map(({ position }) => position));
  const next = Math.min(...stages.map(({ position }) => position).filter((position) => position > lastOpen));
  return Number.isFinite(next) ? (lastOpen + next) / 2 : last + 1;
}

const types = [
  { type: 'open', words: 'an open stage' },
  { type: 'won', words: 'a stage for won deals' },
  { type: 'lost', words: 'a stage for lost deals' },
] as const;

/** @throws AppError PRECONDITION_FAILED when a pipeline would be left without an open, a won or a lost stage */
export function demandEachType(stages: readonly { type: string }[]): void {
  const missing = types.find(({ type }) => !stages.some((stage) => stage.type === type));
  if (missing) {
    throw new AppError('PRECONDITION_FAILED', { say: `A pipeline needs ${missing.words}. Add another one first.` });
  }
}
