import type { RouterOutputs } from '@/api/types';

export type OwnWork = RouterOutputs['demo']['status']['yours'];

const units = [
  ['notes', 'note', 'notes'],
  ['tasks', 'task', 'tasks'],
  ['activities', 'activity', 'activities'],
] as const;

/** What people added to demo records and would lose with them, e.g. “2 notes and 1 task”; '' for nothing. */
export function ownWork(yours: OwnWork): string {
  const parts = units.flatMap(([key, one, many]) =>
    yours[key] > 0 ? `${yours[key]} ${yours[key] === 1 ? one : many}` : [],
  );
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' and ');
}
