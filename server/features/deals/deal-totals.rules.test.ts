import { describe, expect, it } from 'vitest';
import type { RecordRow } from '../records/object-types';
import { totalsChanges } from './deal-totals.rules';

const deal = (values: Record<string, unknown>) =>
  ({
    pipelineId: 'p',
    stageId: 's1',
    ownerId: 'ana',
    currency: 'EUR',
    status: 'open',
    expectedCloseOn: '2026-11-30',
    amount: 1_000,
    probability: null,
    weightedAmount: 250,
    deletedAt: null,
    ...values,
  }) as unknown as RecordRow;

describe('what writes of deals change of the totals', () => {
  it('a move takes a deal out of one stage and puts it into the other', () => {
    const changes = totalsChanges([{ before: deal({}), after: deal({ stageId: 's2' }) }]);
    expect(changes).toMatchObject([
      { stageId: 's1', deals: -1, amount: -1_000, amountByStage: -1_000 },
      { stageId: 's2', deals: 1, amount: 1_000, amountByStage: 1_000 },
    ]);
  });

  it('a probability of its own moves the amount from the stage to the deal', () => {
    const after = deal({ probability: 80, weightedAmount: 800 });
    expect(totalsChanges([{ before: deal({}), after }])).toMatchObject([
      { deals: 0, amount: 0, amountByStage: -1_000, weightedByDeal: 800 },
    ]);
  });

  it('closed deals count in the month they were closed; what lies in the trash counts nowhere', () => {
    const won = deal({ status: 'won', closedOn: '2026-10-02' });
    expect(totalsChanges([{ before: null, after: won }])).toMatchObject([{ month: '2026-10', deals: 1 }]);
    const trashed = deal({ deletedAt: new Date() });
    expect(totalsChanges([{ before: deal({}), after: trashed }])).toMatchObject([{ deals: -1, amount: -1_000 }]);
  });

  it('what changes nothing is not written', () => {
    expect(totalsChanges([{ before: deal({}), after: deal({ name: 'Another' }) }])).toEqual([]);
  });
});
