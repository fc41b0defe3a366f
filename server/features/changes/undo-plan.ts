import type { Transaction } from '@db/database';
import { loadRows } from '../records/bulk-rows';
import { diffOf, sameValue } from '../records/diff.rules';
import type { ObjectDefinition, ObjectName, RecordRow } from '../records/object-types';
import { tagChange, type Write } from '../records/plan-write.rules';
import { tagIdsOf } from '../records/record-tags';
import { isObjectName, objects } from '../records/registry';
import { titleOf } from '../records/titles';
import type { ChangeSource } from './append';
import type { ChangeRow } from './change-rows';
import { type Obstacle, revert, type State } from './undo.rules';

/** A record that keeps its changes, and why. */
export type Skipped = Obstacle & { object: string; recordId: string; title: string | null };

export type UndoPlan = { writes: Write[]; undone: ChangeRow[]; skipped: Skipped[] };

type Record = { object: ObjectDefinition; changes: ChangeRow[]; row: RecordRow | undefined; tags: readonly string[] };

/** The changes by record, each with the record as it is now. */
async function recordsOf(tx: Transaction, changes: readonly ChangeRow[]): Promise<Record[]> {
  const byObject = new Map<ObjectName, Map<string, ChangeRow[]>>();
  for (const change of changes) {
    if (!isObjectName(change.object)) continue;
    const group = byObject.get(change.object) ?? new Map<string, ChangeRow[]>();
    byObject.set(change.object, group.set(change.recordId, [...(group.get(change.recordId) ?? []), change]));
  }
  const records: Record[] = [];
  for (const [name, group] of byObject) {
    const ids = [...group.keys()];
    const rows = await loadRows(tx, objects[name], ids);
    const tagged = objects[name].fields.some(({ type }) => type === 'tags');
    const tags = tagged ? await tagIdsOf(tx, name, ids) : undefined;
    for (const [id, own] of group) {
      records.push({ object: objects[name], changes: own, row: rows.get(id), tags: tags?.get(id) ?? [] });
    }
  }
  return records;
}

/** Takes back a record's changes, the latest first; all of them or none. */
function revertAll({ object, changes, row, tags }: Record, at: Date): { state: State } | { obstacle: Obstacle } {
  let state: State | undefined = row && { row, tags };
  for (const change of changes) {
    const result = revert(object, change, state, at);
    if ('obstacle' in result) return result;
    state = result.state;
  }
  const problems = state && !state.row.deletedAt ? Object.keys(object.check?.(state.row) ?? {}) : [];
  if (!state) return { obstacle: { why: 'gone', fields: [] } };
  return problems.length > 0 ? { obstacle: { why: 'changed since', fields: problems } } : { state };
}

const actionOf = (before: RecordRow, after: RecordRow): Write['action'] => {
  if ((before.deletedAt === null) === (after.deletedAt === null)) return 'update';
  return after.deletedAt ? 'delete' : 'restore';
};

function writeOf(
  object: ObjectDefinition,
  before: RecordRow,
  presentTags: readonly string[],
  state: State,
  at: Date,
): Write | undefined {
  const after = { ...state.row, ...object.derive?.(state.row), version: before.version + 1, updatedAt: at };
  const diff = diffOf(object, before, after);
  const tags = tagChange(presentTags, state.tags);
  if (tags) diff.tags = [[...presentTags].sort(), [...state.tags].sort()];
  const action = actionOf(before, after);
  if (action === 'update' && Object.keys(diff).length === 0) return undefined;
  return { object, action, before, after, diff, ...(tags && { tags }) };
}

/** What has to be written so that the changes (the latest first) never were. Only reads. */
export async function planUndo(
  tx: Transaction,
  source: ChangeSource,
  changes: readonly ChangeRow[],
): Promise<UndoPlan> {
  const plan: UndoPlan = { writes: [], undone: [], skipped: [] };
  for (const record of await recordsOf(tx, changes)) {
    const { object, row } = record;
    const result = revertAll(record, source.at);
    const write = row && 'state' in result ? writeOf(object, row, record.tags, result.state, source.at) : undefined;
    if (write) {
      plan.writes.push(write);
      plan.undone.push(...record.changes);
    } else {
      const obstacle = 'obstacle' in result ? result.obstacle : { why: 'already back' as const, fields: [] };
      const recordId = record.changes[0]?.recordId ?? '';
      plan.skipped.push({ ...obstacle, object: object.name, recordId, title: row ? titleOf(object, row) : null });
    }
  }
  return plan;
}

/** Links that a write puts back, by the kind of record they point to. */
function* newLinks(writes: readonly Write[]): Generator<{ write: Write; target: ObjectName; id: string }> {
  for (const write of writes) {
    for (const { key, object: target } of write.object.fields) {
      const id = write.after[key];
      if (target && typeof id === 'string' && !sameValue(id, write.before?.[key])) yield { write, target, id };
    }
  }
}

/** The writes that would bring back a link to something that was deleted for good since. */
export async function brokenLinks(tx: Transaction, writes: readonly Write[]): Promise<Set<Write>> {
  const links = [...newLinks(writes)];
  const broken = new Set<Write>();
  for (const target of new Set(links.map((link) => link.target))) {
    const own = links.filter((link) => link.target === target);
    const rows = await loadRows(
      tx,
      objects[target],
      own.map(({ id }) => id),
    );
    for (const { write, id } of own) if (!rows.has(id)) broken.add(write);
  }
  return broken;
}
