import type { Transaction } from '@db/database';
import type { ChangeSource } from '../changes/append';
import { amountsFollow } from '../deals/amount-follows';
import { oneMainContact } from '../deals/main-contact';
import { employmentsFollow } from '../people/employments-follow';
import { personFollows } from '../people/person-follows';
import { tasksRepeat } from '../tasks/tasks-repeat';
import type { ObjectName } from './object-types';
import type { Write } from './plan-write.rules';

/**
 * What else changes when records of a type do, in the same command. Gets all writes of the command at once, only reads,
 * and returns all writes to do: the given ones, in place of which it may put corrected ones, and what follows from them.
 */
export type Effect = (tx: Transaction, source: ChangeSource, writes: readonly Write[]) => Promise<Write[]>;

const effects: Partial<Record<ObjectName, Effect>> = {
  person: employmentsFollow,
  employment: personFollows,
  task: tasksRepeat,
  dealContact: oneMainContact,
  lineItem: amountsFollow,
};

/** The writes and the ones that follow from them. All of them are of one record type. */
export async function withEffects(tx: Transaction, source: ChangeSource, writes: readonly Write[]): Promise<Write[]> {
  const name = writes[0]?.object.name;
  const effect = name && effects[name];
  return effect ? effect(tx, source, writes) : [...writes];
}
