import type { Reader } from '@db/database';
import { isId } from '@db/ids';
import { and, eq, inArray } from 'drizzle-orm';
import { dealObject } from '../deals/deal-object';
import type { FilterGroup, SortLevel } from '../filters';
import { dayIn } from '../filters/date-ranges';
import { stageObject } from '../pipelines/stage-object';
import { loadRow } from '../records/bulk-rows';
import { listRecords } from '../records/list';
import type { ObjectDefinition } from '../records/object-types';
import { isPlain, type ReadContext, selected } from '../records/selection';
import { notFound } from '../records/service';
import { fieldsOf, type JoinedRow, selectViews, toViews, type View, viewQuery } from '../records/views';
import { endOfDayIn } from '../tasks/settle-tasks';
import { boardOf, columnCondition } from './board-fields.rules';
import { readCardCursor, writeCardCursor } from './card-cursor';
import type { BoardMoment } from './card-order.rules';
import { columnPlaces } from './card-places';
import { forecastCondition, forecastField, isForecast } from './forecast.rules';

export type CardsInput = {
  object: ObjectDefinition;
  field?: string | undefined;
  column: string;
  filter?: FilterGroup;
  search?: string;
  /** Not for deals in their stages. */
  sort?: SortLevel[];
  cursor?: string;
  limit: number;
  fields?: readonly string[];
};
export type CardsPage = { rows: View[]; nextCursor: string | null };

const momentOf = ({ app, tenant }: ReadContext): BoardMoment => {
  const now = app.now();
  return { now, endOfToday: endOfDayIn(dayIn(tenant.timeZone, now), tenant.timeZone) };
};

/** The same reader at an earlier moment: relative dates of a filter then mean the same on all pages of a column. */
const at = (ctx: ReadContext, now: Date): ReadContext => ({ ...ctx, app: { ...ctx.app, now: () => now } });

async function viewsInOrder(
  db: Reader,
  object: ObjectDefinition,
  ids: readonly string[],
  keys: readonly string[] | undefined,
): Promise<View[]> {
  if (ids.length === 0) return [];
  const fields = fieldsOf(object, keys);
  const parts = viewQuery(db, object, fields);
  const rows = await selectViews(db, parts).where(
    and(eq(parts.table.tenantId, db.tenantId), inArray(parts.table.id, [...ids])),
  );
  const byId = new Map(toViews(object, fields, rows as unknown as JoinedRow[]).map((view) => [view.id, view]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function dealCards(db: Reader, ctx: ReadContext, input: CardsInput): Promise<CardsPage> {
  const stage = isId(input.column) ? await loadRow(db, stageObject, input.column) : undefined;
  if (!stage || stage.deletedAt) throw notFound(stageObject);
  const from = input.cursor ? readCardCursor(stage.id, input.cursor) : undefined;
  const moment = from?.moment ?? momentOf(ctx);
  const condition = isPlain(input) ? undefined : await selected(db, at(ctx, moment.now), dealObject, input);
  const page = { stageId: stage.id, moment, after: from?.after, limit: input.limit + 1, condition };
  const places = await columnPlaces(db, page);
  const shown = places.slice(0, input.limit);
  const last = shown.at(-1);
  return {
    rows: await viewsInOrder(
      db,
      dealObject,
      shown.map(({ id }) => id),
      input.fields,
    ),
    nextCursor: places.length > input.limit && last ? writeCardCursor(stage.id, { moment, after: last }) : null,
  };
}

/** Cards of a column by the value of a field: a list of the records that have it. Of a month, the earliest come first. */
async function fieldCards(ctx: ReadContext, input: CardsInput): Promise<CardsPage> {
  const { object, field, column, filter, ...page } = input;
  const byMonth = isForecast(object, field);
  const inColumn = byMonth ? forecastCondition(column) : columnCondition(boardOf(object, field), column);
  const { rows, nextCursor } = await listRecords(ctx, object, {
    ...(byMonth && { sort: [{ field: forecastField, direction: 'asc' as const }] }),
    ...page,
    filter: filter ? { op: 'and', items: [inColumn, filter] } : inColumn,
  });
  return { rows, nextCursor };
}

/**
 * The next cards of a column. Deals in a stage stand by the urgency of their next activity, overdue ones first; other
 * records as their list is sorted. What is overdue and what is today is decided when the first page is read, so that a card stands on
 * exactly one page.
 * @throws AppError NOT_FOUND for a stage, INVALID_INPUT for a field, column, filter or cursor that does not fit
 */
export const readCards = (ctx: ReadContext, input: CardsInput): Promise<CardsPage> =>
  input.object.name === 'deal' && input.field === undefined
    ? ctx.db.read('board.cards', (db) => dealCards(db, ctx, input))
    : fieldCards(ctx, input);
