import { useMemo } from 'react';
import type { Writing } from '~/features/records/values';
import type { BoardPlan, Head } from './board-plan';
import { type Moment, placeAmong, sameOrder } from './card-order';
import { cardFields, type Deal, type Pipeline, type Stage } from './deal';

type Circumstances = { stages: readonly Stage[]; currency: string };

/**
 * The figures of the heads as they will be once deals have moved, until the server says them. Amounts in other currencies
 * than the workspace's wait for it.
 */
export function shiftHeads(
  heads: readonly Head[],
  deals: readonly Deal[],
  to: Pick<Stage, 'id' | 'probability'>,
  { stages, currency }: Circumstances,
): Head[] {
  const all = new Map(heads.map((head) => [head.id, { ...head }]));
  const add = (stageId: string, deal: Deal, probability: number, sign: 1 | -1) => {
    const head = all.get(stageId);
    if (!head) return;
    head.count += sign;
    if (deal.currency !== currency || deal.amount === null) return;
    head.sum += sign * deal.amount;
    head.weighted += sign * Math.round((deal.amount * (deal.probability ?? probability)) / 100);
  };
  for (const deal of deals) {
    if (deal.stageId === to.id) continue;
    const from = stages.find(({ id }) => id === deal.stageId);
    if (from) add(from.id, deal, from.probability, -1);
    add(to.id, deal, to.probability, 1);
  }
  return heads.map((head) => all.get(head.id) ?? head);
}

const links = [{ object: 'company', key: 'companyId' }];

type Options = { pipeline: Pipeline; moment: Moment; writing: Pick<Writing, 'currency'> };

/** The board of a pipeline: deals in their stages, by the urgency of what comes next. */
export const dealPlan = ({ pipeline, moment, writing: { currency } }: Options): BoardPlan<Deal> => ({
  plural: 'deals',
  object: 'deal',
  headsOf: { pipelineId: pipeline.id },
  cardsOf: {},
  fields: cardFields,
  links,
  columnOf: ({ stageId }) => stageId,
  placeAmong: (deal, among) => placeAmong(deal, among, moment),
  sameOrder,
  put: (deal, stageId) => ({ ...deal, stageId, stageSince: new Date().toISOString() }),
  shift: (heads, deals, stageId) => {
    const to = pipeline.stages.find(({ id }) => id === stageId);
    return to ? shiftHeads(heads, deals, to, { stages: pipeline.stages, currency }) : [...heads];
  },
});

export function useDealPlan({ pipeline, moment, writing }: Options): BoardPlan<Deal> {
  return useMemo(() => dealPlan({ pipeline, moment, writing }), [pipeline, moment, writing]);
}
