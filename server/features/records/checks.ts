import type { Transaction } from '@db/database';
import { checkDeals } from '../deals/check-deals';
import { checkStages } from '../pipelines/check-stages';
import type { ObjectDefinition, ObjectName } from './object-types';
import type { Write } from './plan-write.rules';
import { type Problems, referenceProblems } from './references';

/** Rules that need more than the row itself, e.g. what a stage asks for. Asked of edits, never of an undo. */
export type Check = (tx: Transaction, writes: readonly Write[]) => Promise<Problems[]>;

const checks: Partial<Record<ObjectName, Check>> = { deal: checkDeals, stage: checkStages };

type Values = Readonly<Record<string, unknown>>;

/** Only what is new is asked whether it exists: an old owner who left stays the owner. */
const newValues = ({ diff, tags }: Write): Values => ({
  ...Object.fromEntries(Object.entries(diff).map(([key, [, to]]) => [key, to])),
  ...(diff.tags && { tags: tags?.add ?? [] }),
});

/**
 * What is wrong with planned writes of one object, write by write, as field → words; few queries for any number of them.
 * For bulk runs and imports as well as for edits.
 */
export async function writeProblems(
  tx: Transaction,
  object: ObjectDefinition,
  writes: readonly Write[],
): Promise<Problems[]> {
  const missing = await referenceProblems(tx, object, writes.map(newValues));
  const own = (await checks[object.name]?.(tx, writes)) ?? [];
  return writes.map(({ after }, index) => ({ ...object.check?.(after), ...own[index], ...missing[index] }));
}
