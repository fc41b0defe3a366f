import type { Transaction } from '@db/database';
import { AppError } from '@/lib/errors';
import type { WriteContext } from '../changes/append';
import { loadRows } from '../records/bulk-rows';
import { writeProblems } from '../records/checks';
import { withEffects } from '../records/effects';
import type { ObjectDefinition, RecordRow } from '../records/object-types';
import { performWrites } from '../records/perform-writes';
import { planUpdate } from '../records/plan-write.rules';
import { command, type Moved, notFound, refuse } from '../records/service';
import { boardOf, columnValue } from './board-fields.rules';
import { forecastDay, isForecast } from './forecast.rules';

export type MoveCards = { object: ObjectDefinition; field: string; column: string; ids: readonly string[] };

async function movable(tx: Transaction, { object, ids }: MoveCards): Promise<RecordRow[]> {
  const rows = await loadRows(tx, object, ids);
  if (rows.size < new Set(ids).size) throw notFound(object);
  if ([...rows.values()].some(({ deletedAt }) => deletedAt)) {
    const one = object.label.one.toLowerCase();
    throw new AppError('PRECONDITION_FAILED', { say: `This ${one} is in the trash. Restore it first.` });
  }
  return [...rows.values()];
}

/** What a record holds once it stands in the column. @throws AppError INVALID_INPUT */
function valueIn({ object, field, column }: MoveCards): (row: RecordRow) => string | null {
  if (isForecast(object, field)) {
    // A column that there is not is refused also where there is nothing to move
    forecastDay(column, null);
    return (row) => forecastDay(column, row.expectedCloseOn as string | null);
  }
  const value = columnValue(boardOf(object, field), column);
  return () => value;
}

/**
 * Puts records into another column of a board by a field, as one command. What stands there already stays as it is.
 * @throws AppError NOT_FOUND; PRECONDITION_FAILED in the trash; INVALID_INPUT for a field or column that does not fit, and
 * where one of the records may not have the value: nothing is moved then
 */
export async function moveCards(ctx: WriteContext, move: MoveCards): Promise<Moved> {
  const { object, field } = move;
  const heldBy = valueIn(move);
  return command(ctx, 'board.move', async (tx, source) => {
    const rows = await movable(tx, move);
    const writes = rows.flatMap((row) => planUpdate(object, source, row, { [field]: heldBy(row) }) ?? []);
    if (writes.length === 0) return { count: 0, groupId: null };
    refuse(Object.assign({}, ...(await writeProblems(tx, object, writes))));
    await performWrites(tx, source, await withEffects(tx, source, writes));
    return { count: writes.length, groupId: source.groupId };
  });
}
