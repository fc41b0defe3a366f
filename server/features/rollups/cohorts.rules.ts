import type { RecordRow } from '../records/object-types';

/** Live deals that were created in the same month and went the same way, or what is to be added to them. */
export type CohortTotal = {
  /** Month of the creation, by UTC. */
  created: string;
  pipelineId: string;
  stageId: string;
  /** '' for nobody. */
  owner: string;
  currency: string;
  /** Month in which they were won or lost; '' for open ones. */
  closed: string;
  deals: number;
  /** Minor units of `currency`. */
  amount: number;
};

/** What one deal counts for; nothing in the trash. */
export const cohortShares = (row: RecordRow): CohortTotal[] =>
  row.deletedAt
    ? []
    : [
        {
          created: row.createdAt.toISOString().slice(0, 7),
          pipelineId: String(row.pipelineId),
          stageId: String(row.stageId),
          owner: row.ownerId ?? '',
          currency: String(row.currency),
          closed: typeof row.closedOn === 'string' ? row.closedOn.slice(0, 7) : '',
          deals: 1,
          amount: (row.amount as number | null) ?? 0,
        },
      ];
