import type { Field, ObjectDescription, Values } from '~/features/records/types';
import type { Deal, LostReason, Stage } from './deal';

/** Something that a stage asks of the deals that come into it. */
export type Question = {
  field: Field;
  required: boolean;
  /** `outcome` is said of all of them, `missing` only of those that lack it. */
  kind: 'outcome' | 'missing';
};

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Whether a stage may ask for something, so that the whole deals have to be read first. */
export const mayAsk = (stage: Pick<Stage, 'type' | 'requiredFields'>): boolean =>
  stage.type !== 'open' || stage.requiredFields.length > 0;

/** What has to be asked before these deals can come into the stage, and no more than that. */
export function questionsOf(
  { fields }: Pick<ObjectDescription, 'fields'>,
  stage: Pick<Stage, 'type' | 'requiredFields'>,
  deals: readonly Deal[],
  lostReasons: readonly LostReason[],
): Question[] {
  const questions = new Map<string, Question>();
  const ask = (key: string, kind: Question['kind'], required: boolean) => {
    const field = fields.find((known) => known.key === key);
    if (!field) return;
    const before = questions.get(key);
    questions.set(key, { field, kind: before?.kind ?? kind, required: required || before?.required === true });
  };
  const lacks = (key: string) => deals.some((deal) => isEmpty(deal[key]));
  const arriving = deals.some(({ status }) => status !== stage.type);
  if (stage.type === 'lost' && arriving && lacks('lostReasonId')) {
    if (lostReasons.length > 0) ask('lostReasonId', 'outcome', true);
    ask('lostNote', 'outcome', false);
  }
  if (stage.type === 'won' && arriving) {
    ask('closedOn', 'outcome', true);
    // What several are worth differs: it is asked for where it is missing
    if (deals.length === 1) ask('amount', 'outcome', false);
  }
  for (const key of stage.requiredFields) if (lacks(key)) ask(key, 'missing', true);
  return [...questions.values()];
}

/** One call for deals that take over the same answers. */
export type MoveCall = { ids: string[]; values: Values };

/** The answers for each deal: nothing that it has already is written over. Deals alike go together, at most `most` of them. */
export function moveCalls(
  deals: readonly Deal[],
  questions: readonly Question[],
  answers: Values,
  most = 100,
): MoveCall[] {
  const calls = new Map<string, MoveCall>();
  for (const deal of deals) {
    const own = questions.filter(({ kind, field }) => kind === 'outcome' || isEmpty(deal[field.key]));
    const values = Object.fromEntries(own.map(({ field }) => [field.key, answers[field.key] ?? null]));
    const key = own.map(({ field }) => field.key).join();
    const call = calls.get(key) ?? { ids: [], values };
    call.ids.push(deal.id);
    calls.set(key, call);
  }
  return [...calls.values()].flatMap(({ ids, values }) =>
    Array.from({ length: Math.ceil(ids.length / most) }, (_, part) => ({
      ids: ids.slice(part * most, (part + 1) * most),
      values,
    })),
  );
}
