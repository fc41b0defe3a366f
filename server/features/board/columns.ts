import type { Reader } from '@db/database';
import { conversionOf } from '../currencies';
import { dealObject } from '../deals/deal-object';
import { dayIn } from '../filters/date-ranges';
import { groupSums } from '../lists/group-sums';
import { pipelineObject } from '../pipelines/pipeline-object';
import { livePipelines, liveStages } from '../pipelines/pipelines.queries';
import type { ObjectDefinition } from '../records/object-types';
import { isPlain, type ReadContext, type Selection, selected } from '../records/selection';
import { notFound } from '../records/service';
import { amountField, weightedField } from '../rollups/field-totals.rules';
import { keptGroups } from '../rollups/kept-groups';
import type { BoardColumn } from './board.schema';
import { boardOf, noValue } from './board-fields.rules';
import { columnSum } from './column-sums.rules';
import { isForecast } from './forecast.rules';
import { forecastBoard } from './forecast-columns';
import { keptSums, sumsWhere } from './stage-sums';

export type BoardInput = Selection & {
  object: ObjectDefinition;
  field?: string | undefined;
  pipelineId?: string | undefined;
  /** Of a forecast: its first month. */
  from?: string | undefined;
};
export type Board = { columns: BoardColumn[]; currency: string };

/** The pipeline of this id; without one, the workspace's first. @throws AppError NOT_FOUND */
async function pipelineIdOf(db: Reader, id: string | undefined): Promise<string> {
  const known = await livePipelines(db);
  const found = id === undefined ? known[0] : known.find((pipeline) => pipeline.id === id);
  if (!found) throw notFound(pipelineObject);
  return found.id;
}

async function stageColumns(db: Reader, ctx: ReadContext, input: BoardInput): Promise<BoardColumn[]> {
  const pipelineId = await pipelineIdOf(db, input.pipelineId);
  const sums = isPlain(input)
    ? await keptSums(db, pipelineId)
    : await sumsWhere(db, pipelineId, await selected(db, ctx, dealObject, input));
  const conversion = await conversionOf(db, dayIn(ctx.tenant.timeZone, ctx.app.now()));
  const byStage = Map.groupBy(sums, ({ stageId }) => stageId);
  const stages = (await liveStages(db)).filter((stage) => stage.pipelineId === pipelineId);
  return stages.map((stage) => ({
    ...stage,
    ...columnSum(byStage.get(stage.id) ?? [], stage.probability, conversion),
    exact: true,
    won: null,
  }));
}

async function fieldColumns(db: Reader, ctx: ReadContext, input: BoardInput): Promise<BoardColumn[]> {
  const { object } = input;
  const { timeZone } = ctx.tenant;
  const { field, options } = boardOf(object, input.field);
  const [money, weighted] = [amountField(object), weightedField(object)];
  const conversion = await conversionOf(db, dayIn(timeZone, ctx.app.now()));
  const counted = async () =>
    groupSums(db, {
      ...{ object, field, timeZone, conversion },
      where: await selected(db, ctx, object, input),
      most: options.length + 50,
    });
  const kept = isPlain(input) ? await keptGroups(db, object, field, conversion) : undefined;
  const groups = kept ?? (await counted()).groups;
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const column = (key: string | null, name: string, color: string | null): BoardColumn => {
    const group = byKey.get(key);
    return {
      ...{ id: key ?? noValue, name, color, type: null, probability: null, rotDays: null, exact: true, won: null },
      count: group?.count ?? 0,
      sum: (money && group?.sums[money.key]) ?? 0,
      weighted: (weighted && group?.sums[weighted.key]) ?? 0,
      unconverted: group?.unconverted ?? [],
    };
  };
  const columns = options.map(({ value, label, color }) => column(value, label, color ?? null));
  // A field that always holds something needs no column for nothing.
  const always = field.required || field.initial !== undefined;
  return always && !byKey.has(null) ? columns : [...columns, column(null, `No ${field.label.toLowerCase()}`, null)];
}

function columnsOf(db: Reader, ctx: ReadContext, input: BoardInput): Promise<BoardColumn[]> {
  if (isForecast(input.object, input.field)) return forecastBoard(db, ctx, input);
  const isByStage = input.object.name === 'deal' && input.field === undefined;
  return isByStage ? stageColumns(db, ctx, input) : fieldColumns(db, ctx, input);
}

/**
 * The columns of a board with what stands in them, whole columns and not only loaded cards: the stages of a pipeline, the
 * options of a field, or months.
 * @throws AppError NOT_FOUND for a pipeline, INVALID_INPUT for a field or filter that does not fit
 */
export const readBoard = (ctx: ReadContext, input: BoardInput): Promise<Board> =>
  ctx.db.read('board.get', async (db) => ({
    columns: await columnsOf(db, ctx, input),
    currency: ctx.tenant.currency,
  }));
