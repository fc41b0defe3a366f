import type { ChangeAction, Diff } from '@db/tables/history';
import { emptyValue, sameValue, storedValues, writtenFields } from '../records/diff.rules';
import type { ObjectDefinition, RecordRow } from '../records/object-types';

/** A record while changes are being taken back, one after the other, the latest first. */
export type State = { row: RecordRow; tags: readonly string[] };

/** Why a change cannot be taken back. `fields` are those that somebody changed since. */
export type Obstacle = { why: 'changed since' | 'gone' | 'already back' | 'in use'; fields: string[] };
export type Reverted = { state: State } | { obstacle: Obstacle };

type Change = { action: ChangeAction; diff: Diff };

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Tags are a set: what was added goes, what was removed comes back, whatever else was tagged meanwhile. */
function revertTags(tags: readonly string[], [from, to]: [unknown, unknown]): string[] {
  const added = list(to).filter((id) => !list(from).includes(id));
  const removed = list(from).filter((id) => !list(to).includes(id));
  return [...new Set([...tags.filter((id) => !added.includes(id)), ...removed])].sort();
}

function revertUpdate(object: ObjectDefinition, { row, tags }: State, diff: Diff): Reverted {
  const { tags: tagDiff, ...fields } = diff;
  const entries = Object.entries(fields);
  const changedSince = entries
    .filter(([key, [from, to]]) => !sameValue(row[key], to) && !sameValue(row[key], from))
    .map(([key]) => key);
  if (changedSince.length > 0) return { obstacle: { why: 'changed since', fields: changedSince } };
  const restored = tagDiff ? revertTags(tags, tagDiff) : tags;
  const back = entries.every(([key, [from]]) => sameValue(row[key], from));
  if (back && sameValue(restored, tags)) return { obstacle: { why: 'already back', fields: [] } };
  const values = storedValues(object, Object.fromEntries(entries.map(([key, [from]]) => [key, from])));
  return { state: { row: { ...row, ...values }, tags: restored } };
}

/** What was created may go only as it was made: later edits of others would go with it. */
function changedSinceCreation(object: ObjectDefinition, row: RecordRow, diff: Diff): string[] {
  return writtenFields(object)
    .filter((field) => !sameValue(row[field.key], diff[field.key]?.[1] ?? emptyValue(field)))
    .map(({ key }) => key);
}

const moved = ({ row, tags }: State, deletedAt: Date | null): Reverted => ({
  state: { row: { ...row, deletedAt }, tags },
});

/**
 * The record as it is without the change, or why that cannot be.
 * @param state undefined when the record was deleted for good
 */
export function revert(
  object: ObjectDefinition,
  { action, diff }: Change,
  state: State | undefined,
  at: Date,
): Reverted {
  if (!state || action === 'destroy') return { obstacle: { why: 'gone', fields: [] } };
  const trashed = state.row.deletedAt !== null;
  if (action === 'update') return revertUpdate(object, state, diff);
  if (action === 'delete') return trashed ? moved(state, null) : { obstacle: { why: 'already back', fields: [] } };
  if (trashed) return { obstacle: { why: 'already back', fields: [] } };
  const fields = action === 'create' ? changedSinceCreation(object, state.row, diff) : [];
  return fields.length > 0 ? { obstacle: { why: 'changed since', fields } } : moved(state, at);
}
