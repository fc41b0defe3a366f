import type { Transaction } from '@db/database';
import { AppError } from '@/lib/errors';
import type { ChangeSource, WriteContext } from '../changes/append';
import { stageObject } from '../pipelines/stage-object';
import { loadRow, loadRows } from '../records/bulk-rows';
import { writeProblems } from '../records/checks';
import { withEffects } from '../records/effects';
import type { RecordRow } from '../records/object-types';
import { performWrites } from '../records/perform-writes';
import { planUpdate, type Write } from '../records/plan-write.rules';
import { tagIdsOf } from '../records/record-tags';
import { command, type Moved, notFound, refuse } from '../records/service';
import { dealObject } from './deal-object';

export type MoveDeals = {
  ids: readonly string[];
  stageId: string;
  /** Further fields of all of them, e.g. the reason, the day or what the stage asks for. */
  values?: Readonly<Record<string, unknown>>;
};

async function movable(tx: Transaction, { ids, stageId }: MoveDeals): Promise<RecordRow[]> {
  const stage = await loadRow(tx, stageObject, stageId);
  if (!stage || stage.deletedAt) throw notFound(stageObject);
  const rows = await loadRows(tx, dealObject, ids);
  if (rows.size < new Set(ids).size) throw notFound(dealObject);
  const moving = [...rows.values()].filter((row) => row.stageId !== stageId);
  if (moving.some(({ deletedAt }) => deletedAt)) {
    throw new AppError('PRECONDITION_FAILED', { say: 'This deal is in the trash. Restore it first.' });
  }
  return moving;
}

async function planMoves(
  tx: Transaction,
  source: ChangeSource,
  rows: readonly RecordRow[],
  { stageId, values }: MoveDeals,
): Promise<Write[]> {
  const ids = rows.map(({ id }) => id);
  const tags = values?.tags ? await tagIdsOf(tx, dealObject.name, ids) : undefined;
  return rows.flatMap((row) => planUpdate(dealObject, source, row, { ...values, stageId }, tags?.get(row.id)) ?? []);
}

/**
 * Moves deals to a stage, of their pipeline or of another, as one command. What is there already stays as it is.
 * @throws AppError NOT_FOUND; PRECONDITION_FAILED in the trash; INVALID_INPUT with the fields, as `values.<key>`, that the
 * stage asks for and one of the deals lacks: nothing is moved then
 */
export function moveDeals(ctx: WriteContext, move: MoveDeals): Promise<Moved> {
  return command(ctx, 'deals.move', async (tx, source) => {
    const rows = await movable(tx, move);
    if (rows.length === 0) return { count: 0, groupId: null };
    const writes = await planMoves(tx, source, rows, move);
    refuse(Object.assign({}, ...(await writeProblems(tx, dealObject, writes))));
    await performWrites(tx, source, await withEffects(tx, source, writes));
    return { count: writes.length, groupId: source.groupId };
  });
}
