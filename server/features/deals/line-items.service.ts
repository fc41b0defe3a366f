import type { Reader, Transaction } from '@db/database';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import type { ChangeSource } from '../changes/append';
import { lineItemObject } from '../products/line-item-object';
import { loadRow, loadRows } from '../records/bulk-rows';
import { writeProblems } from '../records/checks';
import { refuseCollisions } from '../records/collisions';
import { withEffects } from '../records/effects';
import type { RecordRow } from '../records/object-types';
import { performWrites } from '../records/perform-writes';
import { planCreate, planMove, planUpdate, type Write } from '../records/plan-write.rules';
import { command, notFound, refuse } from '../records/service';
import { fieldsOf, type JoinedRow, selectViews, toViews, type View, viewQuery } from '../records/views';
import { dealObject } from './deal-object';
import { linesOf } from './line-rows';
import { openDeal } from './open-deal';

/** Most lines of a deal. */
export const maxLines = 500;

async function lineViews(db: Reader, dealId: string): Promise<View[]> {
  const { lineItems } = db.tables;
  const fields = fieldsOf(lineItemObject);
  const rows = await selectViews(db, viewQuery(db, lineItemObject, fields))
    .where(and(eq(lineItems.tenantId, db.tenantId), eq(lineItems.dealId, dealId), isNull(lineItems.deletedAt)))
    .orderBy(asc(lineItems.position), asc(lineItems.id));
  return toViews(lineItemObject, fields, rows as unknown as JoinedRow[]);
}

export type Lines = { lines: View[]; total: number; currency: string; amountFromLines: boolean };

/** The lines of a deal in their order; sums in minor units of the deal's currency. @throws AppError NOT_FOUND */
export function listLines({ db }: Pick<TenantContext, 'db'>, dealId: string): Promise<Lines> {
  return db.read('deals.lines.list', async (reader) => {
    const deal = await loadRow(reader, dealObject, dealId);
    if (!deal) throw notFound(dealObject);
    const lines = await lineViews(reader, dealId);
    return {
      lines,
      total: lines.reduce((sum, line) => sum + Number(line.total), 0),
      currency: String(deal.currency),
      amountFromLines: Boolean(deal.amountFromLines),
    };
  });
}

type Line = { id: string; version?: number; values: Readonly<Record<string, unknown>> };
export type SaveLines = { dealId: string; lines: readonly Line[]; remove: readonly string[] };

/** The lines that are spoken of, if they are the deal's. A new one that was saved before is there already. */
async function spokenOf(tx: Transaction, { dealId, lines, remove }: SaveLines): Promise<Map<string, RecordRow>> {
  const rows = await loadRows(tx, lineItemObject, [...lines.map(({ id }) => id), ...remove]);
  const unknown = lines.some(({ id, version }) => version !== undefined && !rows.has(id));
  if (unknown || remove.some((id) => !rows.has(id)) || [...rows.values()].some((row) => row.dealId !== dealId)) {
    throw notFound(lineItemObject);
  }
  return rows;
}

const pathOf = (index: number): string => `lines.${index}.values`;

async function planChange(
  tx: Transaction,
  source: ChangeSource,
  before: RecordRow,
  { id, version, values }: Line,
): Promise<Write | undefined> {
  if (before.deletedAt) {
    const say = 'Somebody removed this line meanwhile. Load the page again.';
    throw new AppError('CONFLICT', { say, details: { fields: [], id } });
  }
  if (version !== undefined && version !== before.version) {
    await refuseCollisions(tx, lineItemObject, { before, tags: undefined, values, version });
  }
  return planUpdate(lineItemObject, source, before, values);
}

/** The lines that change, each under its place in the input. New ones without a position come after all others. */
async function planLines(
  tx: Transaction,
  source: ChangeSource,
  { dealId, lines }: SaveLines,
  rows: ReadonlyMap<string, RecordRow>,
  last: number,
): Promise<Map<number, Write>> {
  const writes = new Map<number, Write>();
  for (const [index, line] of lines.entries()) {
    const before = rows.get(line.id);
    if (!before && !line.values.name) refuse({ name: 'Item is required.' }, pathOf(index));
    const values = { position: last + 1 + index, ...line.values };
    const planned = before
      ? await planChange(tx, source, before, line)
      : planCreate(lineItemObject, tx.tenantId, source, { id: line.id, values, columns: { dealId } });
    if (planned) writes.set(index, planned);
  }
  return writes;
}

async function planSave(tx: Transaction, source: ChangeSource, input: SaveLines): Promise<Write[]> {
  const rows = await spokenOf(tx, input);
  const present = await linesOf(tx, [input.dealId]);
  const last = Math.max(0, ...present.map(({ position }) => Number(position)));
  const planned = await planLines(tx, source, input, rows, last);
  const writes = [...planned.values()];
  const problems = await writeProblems(tx, lineItemObject, writes);
  for (const [at, index] of [...planned.keys()].entries()) refuse(problems[at] ?? {}, pathOf(index));
  const going = input.remove.flatMap((id) => rows.get(id) ?? []).filter(({ deletedAt }) => !deletedAt);
  const added = writes.filter(({ action }) => action === 'create').length;
  if (present.length + added - going.length > maxLines) {
    throw new AppError('TOO_LARGE', { say: `A deal has at most ${maxLines} line items.` });
  }
  return [...writes, ...going.map((row) => planMove(lineItemObject, source, row, 'delete'))];
}

/**
 * Adds, changes and removes lines of a deal, all or nothing, as one command.
 * @throws AppError NOT_FOUND; PRECONDITION_FAILED for a deal in the trash; INVALID_INPUT with fields as
 * `lines.<index>.values.<key>`; CONFLICT when somebody changed the same field of a line since its version
 */
export function saveLines(ctx: TenantContext, input: SaveLines): Promise<{ lines: View[]; groupId: string | null }> {
  return command(ctx, 'deals.lines.save', async (tx, source) => {
    await openDeal(tx, input.dealId);
    const writes = await planSave(tx, source, input);
    if (writes.length > 0) await performWrites(tx, source, await withEffects(tx, source, writes));
    return { lines: await lineViews(tx, input.dealId), groupId: writes.length > 0 ? source.groupId : null };
  });
}
