import { liveLostReasons } from '../pipelines/pipelines.queries';
import { stageObject } from '../pipelines/stage-object';
import { loadRows } from '../records/bulk-rows';
import type { Check } from '../records/checks';
import type { Write } from '../records/plan-write.rules';
import type { Problems } from '../records/references';
import { type EnteredStage, missingToEnter } from './deal.rules';
import { dealObject } from './deal-object';

const enters = ({ before, after }: Write): boolean => before?.stageId !== after.stageId;

const labelOf = (key: string): string => dealObject.fields.find((field) => field.key === key)?.label ?? key;

/** What deals must hold to enter their stage: its required fields, and a reason where they are lost. */
export const checkDeals: Check = async (tx, writes) => {
  const stageIds = [...new Set(writes.filter(enters).map(({ after }) => String(after.stageId)))];
  if (stageIds.length === 0) return [];
  const stages = (await loadRows(tx, stageObject, stageIds)) as Map<string, unknown> as Map<string, EnteredStage>;
  const asksReason = [...stages.values()].some(({ type }) => type === 'lost') && (await liveLostReasons(tx)).length > 0;
  return writes.map((write): Problems => {
    const stage = enters(write) ? stages.get(String(write.after.stageId)) : undefined;
    if (!stage) return {};
    const missing = missingToEnter(stage, write.after, asksReason);
    return Object.fromEntries(missing.map((key) => [key, `${labelOf(key)} is needed in "${stage.name}".`]));
  });
};
