import type { RouterOutputs } from '@/api/types';

/** A time that a deal was in a stage, as the API tells it. */
export type Stay = RouterOutputs['deals']['history']['stays'][number];

/** Seconds of a stay; one that goes on counts until `now`, in milliseconds. */
export const stayed = ({ enteredAt, leftAt }: Pick<Stay, 'enteredAt' | 'leftAt'>, now: number): number =>
  Math.max(0, ((leftAt ? Date.parse(leftAt) : now) - Date.parse(enteredAt)) / 1_000);

/** Seconds that a deal spent in each stage, all its stays there together. */
export function timeByStage(stays: readonly Stay[], now: number): Map<string, number> {
  const times = new Map<string, number>();
  for (const stay of stays) times.set(stay.stageId, (times.get(stay.stageId) ?? 0) + stayed(stay, now));
  return times;
}

type StageOf = { id: string; type: string };

/** Where a closed deal goes on: the open stage that it was in last, else the first one. */
export function stageToReopen<S extends StageOf>(stages: readonly S[], stays: readonly Stay[]): S | undefined {
  const open = stages.filter(({ type }) => type === 'open');
  const last = stays.findLast(({ stageId }) => open.some(({ id }) => id === stageId));
  return open.find(({ id }) => id === last?.stageId) ?? open[0];
}
