import { rottenFrom, weighted } from '../deals/deal.rules';
import type { RecordRow } from '../records/object-types';
import type { MadePipelines, MadeStage } from './make-pipelines';
import type { Story } from './story';

/** A stay of a deal in a stage, as `stage_history` has it but for tenant and id. */
export type Stay = { dealId: string; pipelineId: string; stageId: string; enteredAt: Date; leftAt: Date | null };

const latest = (dates: readonly (Date | null | undefined)[]): Date | undefined =>
  dates.reduce<Date | undefined>((last, at) => (at && (!last || at > last) ? at : last), undefined);

/** When something happened to records, and when something is due on them, by the id of the record. */
function workByRecord(story: Story): { touched: Map<string, Date>; due: Map<string, Date> } {
  const [touched, due] = [new Map<string, Date>(), new Map<string, Date>()];
  for (const [{ name }, records] of story.records()) {
    if (name !== 'task' && name !== 'activity' && name !== 'note') continue;
    for (const { row } of records) {
      const id = String(row.recordId ?? '');
      const happened = name === 'note' ? row.createdAt : name === 'task' ? row.doneAt : row.startsAt;
      if (name !== 'note' && !row.done) {
        const at = (name === 'task' ? row.dueBy : row.startsAt) as Date | null;
        const known = due.get(id);
        if (at && (!known || at < known)) due.set(id, at);
      } else touched.set(id, latest([touched.get(id), happened as Date]) ?? row.createdAt);
    }
  }
  return { touched, due };
}

function finishDeal(row: RecordRow, stage: MadeStage, work: ReturnType<typeof workByRecord>, since: Date): void {
  const touchedAt = latest([row.updatedAt, work.touched.get(row.id)]) ?? row.updatedAt;
  const nextActivityAt = work.due.get(row.id) ?? null;
  Object.assign(row, {
    pipelineId: stage.pipelineId,
    status: stage.type,
    stageSince: since,
    weightedAmount: weighted(row.amount as number | null, stage.probability),
    touchedAt,
    nextActivityAt,
    rottenAt: rottenFrom({ touchedAt, nextActivityAt }, stage, false),
  });
}

/**
 * Fills in what follows from other records, as every write would have done: a story is told without a database.
 * @returns the stays of all deals in their stages
 */
export function finishStory(story: Story, { stages }: MadePipelines): Stay[] {
  const byId = new Map(stages.flat().map((stage) => [stage.id, stage]));
  const work = workByRecord(story);
  const stays = new Map<string, Stay[]>();
  for (const { at, write } of story.told) {
    const stage =
      write.object.name === 'deal' && write.diff.stageId ? byId.get(String(write.after.stageId)) : undefined;
    if (!stage) continue;
    const own = stays.get(write.after.id) ?? [];
    const before = own.at(-1);
    if (before) before.leftAt = at;
    own.push({ dealId: write.after.id, pipelineId: stage.pipelineId, stageId: stage.id, enteredAt: at, leftAt: null });
    stays.set(write.after.id, own);
  }
  for (const [{ name }, records] of story.records()) {
    for (const { row } of records) {
      const stage = byId.get(String(row.stageId));
      if (name === 'deal' && stage) finishDeal(row, stage, work, stays.get(row.id)?.at(-1)?.enteredAt ?? row.createdAt);
      if (name === 'lead') {
        row.touchedAt = latest([row.updatedAt, work.touched.get(row.id)]);
        row.nextActivityAt = work.due.get(row.id) ?? null;
      }
    }
  }
  return [...stays.values()].flat();
}
