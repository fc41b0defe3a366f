import { describe, expect, it } from 'vitest';
import type { Field } from '~/features/records/types';
import type { Deal, LostReason, Stage } from './deal';
import { moveCalls, questionsOf } from './move-rules';

const fields = ['amount', 'closedOn', 'lostReasonId', 'lostNote', 'expectedCloseOn', 'companyId'].map(
  (key) => ({ key, label: key }) as Field,
);
const stage = (type: Stage['type'], requiredFields: string[] = []) => ({ type, requiredFields });
const deal = (id: string, values: Record<string, unknown> = {}) =>
  ({ id, status: 'open', ...values }) as unknown as Deal;
const reasons = [{ id: 'price', name: 'Price' }] as LostReason[];
const keysOf = (...args: Parameters<typeof questionsOf>) =>
  questionsOf(...args).map(({ field, required }) => `${field.key}${required ? '!' : ''}`);

describe('what a stage asks for', () => {
  it('an open stage asks for the required fields that are missing, and nothing else', () => {
    const talks = stage('open', ['amount', 'companyId']);
    expect(keysOf({ fields }, stage('open'), [deal('a')], reasons)).toEqual([]);
    expect(keysOf({ fields }, talks, [deal('a', { amount: 0 })], reasons)).toEqual(['companyId!']);
    expect(keysOf({ fields }, talks, [deal('a', { amount: 1, companyId: 'x' })], reasons)).toEqual([]);
  });

  it('lost asks why, with a note; without reasons to choose from for the note alone', () => {
    expect(keysOf({ fields }, stage('lost'), [deal('a')], reasons)).toEqual(['lostReasonId!', 'lostNote']);
    expect(keysOf({ fields }, stage('lost'), [deal('a')], [])).toEqual(['lostNote']);
  });

  it('won asks for the day and, of a single deal, the amount; a required amount is asked for once', () => {
    expect(keysOf({ fields }, stage('won'), [deal('a', { amount: 5 })], reasons)).toEqual(['closedOn!', 'amount']);
    expect(keysOf({ fields }, stage('won'), [deal('a'), deal('b')], reasons)).toEqual(['closedOn!']);
    expect(keysOf({ fields }, stage('won', ['amount']), [deal('a')], reasons)).toEqual(['closedOn!', 'amount!']);
  });
});

describe('the calls of a move', () => {
  it('write an answer only to the deals that lack it', () => {
    const deals = [deal('a', { amount: 100 }), deal('b'), deal('c', { amount: 300 })];
    const questions = questionsOf({ fields }, stage('open', ['amount']), deals, reasons);
    expect(moveCalls(deals, questions, { amount: 50 })).toEqual([
      { ids: ['a', 'c'], values: {} },
      { ids: ['b'], values: { amount: 50 } },
    ]);
  });

  it('say the outcome of all, in portions that the server takes', () => {
    const deals = Array.from({ length: 5 }, (_, at) => deal(String(at)));
    const questions = questionsOf({ fields }, stage('lost'), deals, reasons);
    const calls = moveCalls(deals, questions, { lostReasonId: 'price' }, 2);
    expect(calls.map(({ ids }) => ids.length)).toEqual([2, 2, 1]);
    expect(calls[0]?.values).toEqual({ lostReasonId: 'price', lostNote: null });
  });
});
