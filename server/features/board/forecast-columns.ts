import type { Reader } from '@db/database';
import type { StageType } from '@db/tables/deals';
import { and, between, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { conversionOf } from '../currencies';
import { dealObject } from '../deals/deal-object';
import { dayIn } from '../filters/date-ranges';
import { monthOfDay } from '../lists/local-time';
import { isPlain, type ReadContext, type Selection, selected } from '../records/selection';
import { daysOf, type Period } from '../reports/period.rules';
import { type ReportStage, reportStages } from '../reports/scope';
import type { MonthSum } from '../reports/totals';
import type { BoardColumn } from './board.schema';
import { noValue } from './board-fields.rules';
import { weightedOf } from './column-sums.rules';
import { columnOfMonth, forecastColumns, monthsFrom } from './forecast.rules';
import { asNumbers, dealSums, totalSums } from './stage-sums';

const idsOf = (stages: readonly ReportStage[], type: StageType) =>
  stages.filter((stage) => stage.type === type).map(({ id }) => id);

/** Open deals by month, and those that were won in the months of a period, from the totals that are kept with every write. */
async function keptMonths(db: Reader, stages: readonly ReportStage[], { from, to }: Period): Promise<MonthSum[]> {
  const { dealTotals: t } = db.tables;
  const rows = await db.sql
    .select({ ...totalSums(t), month: t.month })
    .from(t)
    .where(
      and(
        eq(t.tenantId, db.tenantId),
        or(
          inArray(t.stageId, idsOf(stages, 'open')),
          and(inArray(t.stageId, idsOf(stages, 'won')), between(t.month, from, to)),
        ),
      ),
    )
    .groupBy(t.stageId, t.currency, t.month);
  return asNumbers(rows);
}

/** The same for some deals. @param condition over the deals, tenant and trash included */
async function monthsWhere(db: Reader, condition: SQL | undefined, period: Period): Promise<MonthSum[]> {
  const { deals } = db.tables;
  const { from, to } = daysOf(period);
  const [expected, closed] = [monthOfDay(db, deals.expectedCloseOn), monthOfDay(db, deals.closedOn)];
  const month = sql<string>`coalesce(case when ${deals.status} = 'open' then ${expected} else ${closed} end, '')`;
  const rows = await db.sql
    .select({ ...dealSums(deals), month: month.as('deal_month') })
    .from(deals)
    .where(
      and(condition, or(eq(deals.status, 'open'), and(eq(deals.status, 'won'), between(deals.closedOn, from, to)))),
    )
    .groupBy(deals.stageId, deals.currency, sql`deal_month`);
  return asNumbers(rows);
}

/** @param locale the name of a month is of this language */
function namesOf(locale: string): (id: string) => string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const inWords = (month: string) => format.format(new Date(`${month}-01T00:00:00Z`));
  return (id) => {
    if (id === noValue) return 'No date';
    const [side, month] = id.split(':');
    if (!month) return inWords(id);
    return `${side === 'before' ? 'Before' : 'After'} ${inWords(month)}`;
  };
}

export type ForecastInput = Selection & { from?: string | undefined };

/**
 * A column for each of six months with what is expected to close in it and what was won in it; one for open deals without a
 * date, and two for those that are expected before and after the months. Open amounts are at the rate of today, won ones at
 * that of their month.
 */
export async function forecastBoard(db: Reader, ctx: ReadContext, input: ForecastInput): Promise<BoardColumn[]> {
  const today = dayIn(ctx.tenant.timeZone, ctx.app.now());
  const period = monthsFrom(input.from ?? today.slice(0, 7));
  const { convert } = await conversionOf(db, today);
  const known = await reportStages(db, undefined);
  const stages = new Map(known.map((stage) => [stage.id, stage]));
  const sums = isPlain(input)
    ? await keptMonths(db, known, period)
    : await monthsWhere(db, await selected(db, ctx, dealObject, input), period);
  const nameOf = namesOf(ctx.tenant.locale);
  const columns = new Map(
    forecastColumns(period).map((id) => {
      const figures = { count: 0, sum: 0, weighted: 0, won: 0, unconverted: [] as string[] };
      const none = { color: null, type: null, probability: null, rotDays: null, exact: true };
      return [id, { id, name: nameOf(id), ...none, ...figures }];
    }),
  );
  for (const one of sums) {
    const stage = stages.get(one.stageId);
    const isWon = stage?.type === 'won';
    const column = columns.get(columnOfMonth(one.month, period));
    if (!stage || !column || one.deals === 0) continue;
    if (!isWon) column.count += one.deals;
    const amount = convert(one.amount, one.currency, isWon ? one.month : undefined);
    const weighted = convert(weightedOf(one, stage.probability), one.currency);
    if (amount === null || weighted === null) {
      if (!column.unconverted.includes(one.currency)) column.unconverted.push(one.currency);
      continue;
    }
    if (isWon) column.won += amount;
    else {
      column.sum += amount;
      column.weighted += weighted;
    }
  }
  return [...columns.values()].map((column) => ({
    ...column,
    sum: Math.round(column.sum),
    weighted: Math.round(column.weighted),
    won: Math.round(column.won),
    unconverted: column.unconverted.sort(),
  }));
}
