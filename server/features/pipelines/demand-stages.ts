import { and, eq, inArray, isNull } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import { loadRows } from '../records/bulk-rows';
import type { Keeper } from '../records/keep-books';
import type { Write } from '../records/plan-write.rules';
import { stageObject } from './stage-object';

const comes = ({ before, after }: Write): boolean =>
  !after.deletedAt && (before?.stageId !== after.stageId || before?.deletedAt !== null);

/**
 * A deal that lives is in a stage that does: one that came back to a deleted stage would be on no board.
 * Asked after all rows of a command are written, so that an undo may bring both back.
 */
export const demandLiveStage: Keeper = async (tx, _source, writes) => {
  const stageIds = [...new Set(writes.filter(comes).map(({ after }) => String(after.stageId)))];
  const stages = await loadRows(tx, stageObject, stageIds);
  const gone = stageIds.map((id) => stages.get(id)).find((stage) => stage?.deletedAt);
  if (gone) {
    const say = `The stage "${String(gone.name)}" was deleted. Bring it back first.`;
    throw new AppError('PRECONDITION_FAILED', { say });
  }
};

const goes = ({ before, after }: Write): boolean => Boolean(after.deletedAt) && !before?.deletedAt;

/** No stage goes from under its deals, also when somebody undoes that it was added. */
export const demandNoDeals: Keeper = async (tx, _source, writes) => {
  const going = writes.filter(goes).map(({ after }) => after);
  if (going.length === 0) return;
  const { deals } = tx.tables;
  const [held] = await tx.sql
    .select({ stageId: deals.stageId })
    .from(deals)
    .where(
      and(
        eq(deals.tenantId, tx.tenantId),
        isNull(deals.deletedAt),
        inArray(
          deals.stageId,
          going.map(({ id }) => id),
        ),
      ),
    )
    .limit(1);
  if (!held) return;
  const name = String(going.find(({ id }) => id === held.stageId)?.name ?? '');
  throw new AppError('PRECONDITION_FAILED', { say: `There are deals in the stage "${name}". Move them first.` });
};
