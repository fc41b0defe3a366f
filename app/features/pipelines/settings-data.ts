import type { RouterOutputs } from '@/api/types';
import type { Field, ObjectDescription } from '~/features/records/types';

export type PipelinesOverview = RouterOutputs['pipelines']['list'];
export type Pipeline = PipelinesOverview['pipelines'][number];
export type Stage = Pipeline['stages'][number];
export type LostReason = PipelinesOverview['lostReasons'][number];

/** How many deals stand in a stage, by its id. */
export type DealCounts = Readonly<Record<string, number>>;

export const stageTypes = [
  { value: 'open', label: 'Open' },
  { value: 'won', label: 'Won' },
  { value: 'lost', label: 'Lost' },
] as const;

/** The fields of a deal that a stage can ask for; the server has the same rule. */
export const enterableFields = ({ fields }: ObjectDescription): Field[] =>
  fields.filter(
    ({ key, type, readOnly, required, initial }) =>
      !readOnly && !required && initial === undefined && type !== 'tags' && type !== 'flag' && key !== 'lostReasonId',
  );

export const dealsText = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'deal' : 'deals'}`;

/** The position between two neighbours; before the first or behind the last where there is only one. */
export function positionBetween(before: number | undefined, after: number | undefined): number {
  if (before === undefined) return (after ?? 0) - 1;
  return after === undefined ? before + 1 : (before + after) / 2;
}

/** For each stage that goes, one of the same type that could take its deals; else the first. */
export const likelyTargets = (going: readonly Stage[], staying: readonly Stage[]): Record<string, string> =>
  Object.fromEntries(
    going.map(({ id, type }) => [id, (staying.find((stage) => stage.type === type) ?? staying[0])?.id ?? '']),
  );
