import type { FilterCondition, FilterGroup } from '../filters';
import { daysOf, type Period } from './period.rules';

/** What a report was narrowed to. `owner`: an id, or 'me'. */
export type Narrowed = { pipelineId?: string | undefined; owner?: string | undefined };

type Item = FilterGroup['items'][number];

const anyOf = (field: string, value: string): FilterCondition => ({ field, operator: 'anyOf', value: [value] });
const between = (field: string, days: { from: string; to: string }): FilterCondition => ({
  field,
  operator: 'between',
  value: days,
});

const within = ({ pipelineId, owner }: Narrowed, items: Item[]): FilterGroup => ({
  op: 'and',
  items: [
    ...items,
    ...(pipelineId ? [anyOf('pipelineId', pipelineId)] : []),
    ...(owner ? [anyOf('ownerId', owner)] : []),
  ],
});

/** The deals of a stage: of an open one those that are in it, of the others those that were closed in the period. */
export const stageFilter = (narrowed: Narrowed, stage: { id: string; type: string }, period: Period): FilterGroup =>
  within({ owner: narrowed.owner }, [
    anyOf('stageId', stage.id),
    ...(stage.type === 'open' ? [] : [between('closedOn', daysOf(period))]),
  ]);

/** The deals of a month: open ones that are expected to close in it, and those that were won in it. */
export function monthFilter(narrowed: Narrowed, month: string): FilterGroup {
  const days = daysOf({ from: month, to: month });
  const open: FilterGroup = { op: 'and', items: [anyOf('status', 'open'), between('expectedCloseOn', days)] };
  const won: FilterGroup = { op: 'and', items: [anyOf('status', 'won'), between('closedOn', days)] };
  return within(narrowed, [{ op: 'or', items: [open, won] }]);
}

/** The deals that were lost on some days for a reason; null: for none that was said. */
export const reasonFilter = (
  narrowed: Narrowed,
  reasonId: string | null,
  days: { from: string; to: string },
): FilterGroup =>
  within(narrowed, [
    anyOf('status', 'lost'),
    between('closedOn', days),
    reasonId === null ? { field: 'lostReasonId', operator: 'empty' } : anyOf('lostReasonId', reasonId),
  ]);
