import type { Transaction } from '@db/database';
import type { ChangeSource } from '../../changes/append';
import { loadRows } from '../../records/bulk-rows';
import { writeProblems } from '../../records/checks';
import type { ObjectDefinition, RecordRow } from '../../records/object-types';
import { planMove, planUpdate, type Write } from '../../records/plan-write.rules';
import { tagIdsOf } from '../../records/record-tags';
import type { Problems } from '../../records/references';
import { objects } from '../../records/registry';
import { titleOf } from '../../records/titles';
import { refuseTaken } from '../../records/unique-fields';
import type { TagValues } from '../action-values';
import type { BulkRow } from '../bulk.queries';

/** A record that stays as it is, and why, in words. */
export type Refused = { title: string; why: string };

export type ChunkPlan = { writes: Write[]; refused: Refused[] };

type Action = Pick<BulkRow, 'object' | 'action' | 'values'>;

/** What the action makes of a record; undefined when it is so already. */
function planOne(source: ChangeSource, { object: name, action, values }: Action, row: RecordRow, tags: string[]) {
  const object = objects[name];
  if (action === 'delete' || action === 'restore') {
    return Boolean(row.deletedAt) === (action === 'restore') ? planMove(object, source, row, action) : undefined;
  }
  if (action === 'update') return planUpdate(object, source, row, values, tags);
  const { add, remove } = values as TagValues;
  const wanted = [...new Set([...tags.filter((id) => !remove.includes(id)), ...add])];
  return planUpdate(object, source, row, { tags: wanted }, tags);
}

const whyOf = (object: ObjectDefinition, problems: Problems): string =>
  Object.entries(problems)
    .map(([key, what]) => {
      const label = object.fields.find((field) => field.key === key)?.label ?? key;
      return what.startsWith(label) ? what : `${label}: ${what}`;
    })
    .join(' ');

/** What an action does to these records, and which of them it may not be done to. Only reads. */
export async function planChunk(
  tx: Transaction,
  source: ChangeSource,
  action: Action,
  ids: readonly string[],
): Promise<ChunkPlan> {
  const object = objects[action.object];
  const edits = action.action === 'update' || action.action === 'tag';
  const rows = await loadRows(tx, object, ids);
  const tagged = edits && object.fields.some(({ type }) => type === 'tags');
  const tags = tagged ? await tagIdsOf(tx, object.name, [...rows.keys()]) : undefined;
  const refused: Refused[] = [];
  const planned: Write[] = [];
  for (const id of ids) {
    const row = rows.get(id);
    const one = object.label.one;
    if (!row) refused.push({ title: one, why: 'It is not there any more.' });
    else if (edits && row.deletedAt) refused.push({ title: titleOf(object, row), why: 'It is in the trash.' });
    else {
      const write = planOne(source, action, row, tags?.get(id) ?? []);
      if (write) planned.push(write);
    }
  }
  const problems = edits ? await writeProblems(tx, object, planned) : [];
  const writes = planned.filter((write, index) => {
    const why = whyOf(object, problems[index] ?? {});
    if (why) refused.push({ title: titleOf(object, write.after), why });
    return !why;
  });
  if (action.action === 'restore') {
    await refuseTaken(
      tx,
      object,
      writes.map(({ after }) => after),
    );
  }
  return { writes, refused };
}
