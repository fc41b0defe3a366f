import type { RouterOutputs } from '@/api/types';
import type { PersonRef, RecordView, Reference } from '~/features/records/types';

export type PipelinesOverview = RouterOutputs['pipelines']['list'];
export type Pipeline = PipelinesOverview['pipelines'][number];
export type Stage = Pipeline['stages'][number];
export type LostReason = PipelinesOverview['lostReasons'][number];

/** A deal as its card needs it; what is read beyond that lies beside it. */
export type Deal = RecordView & {
  pipelineId: string;
  stageId: string;
  /** Minor units of `currency`. */
  amount: number | null;
  currency: string;
  /** Percent; null: that of the stage. */
  probability: number | null;
  company: Reference | null;
  companyId: string | null;
  owner: PersonRef | null;
  ownerId: string | null;
  stageSince: string;
  nextActivityAt: string | null;
  touchedAt: string;
  rottenAt: string | null;
};

/** Fields that a card shows, orders by or adds up. */
export const cardFields = [
  'name',
  'pipelineId',
  'stageId',
  'amount',
  'currency',
  'probability',
  'companyId',
  'ownerId',
  'stageSince',
  'nextActivityAt',
  'touchedAt',
  'rottenAt',
];

export const isOpenStage = ({ type }: Pick<Stage, 'type'>): boolean => type === 'open';
