import type { Transaction } from '@db/database';
import type { ChangeSource } from '../changes/append';
import { plainText } from '../notes/note-object';
import { loadRows } from '../records/bulk-rows';
import type { Keeper } from '../records/keep-books';
import type { ObjectName, RecordRow } from '../records/object-types';
import type { Write } from '../records/plan-write.rules';
import { activeMembers } from '../records/references';
import { objects } from '../records/registry';
import { titleOf } from '../records/titles';
import { newlyMentioned } from './mentions.rules';
import { type NewNotification, notify } from './notifications';

const longestExcerpt = 200;

/** What is handed to somebody when it is made; people and companies are noticed when they change hands. */
const handedOver: readonly ObjectName[] = ['deal', 'lead', 'task', 'activity'];

const isEdit = ({ action, silent, after }: Write): boolean =>
  !silent && !after.deletedAt && (action === 'create' || action === 'update');

function assigned(source: ChangeSource, writes: readonly Write[]): NewNotification[] {
  return writes.flatMap(({ object, action, before, after }) => {
    const userId = after.ownerId;
    if (!userId || userId === source.actor.id || userId === before?.ownerId || object.name === 'note') return [];
    if (action === 'create' && !handedOver.includes(object.name)) return [];
    const { actor, at } = source;
    const title = titleOf(object, after);
    return [{ userId, kind: 'assigned' as const, object: object.name, recordId: after.id, title, actor, at }];
  });
}

/** What the record is called that something stands on; without one, the thing itself. */
async function placeTitles(tx: Transaction, writes: readonly Write[]): Promise<(write: Write) => string> {
  const parents = writes.flatMap(({ object, after }) => object.parent?.(after) ?? []);
  const rows = new Map<string, RecordRow>();
  for (const name of new Set(parents.map(({ object }) => object))) {
    const ids = parents.filter(({ object }) => object === name).map(({ id }) => id);
    for (const [id, row] of await loadRows(tx, objects[name], ids)) rows.set(id, row);
  }
  return ({ object, after }) => {
    const parent = object.parent?.(after);
    const row = parent && rows.get(parent.id);
    return parent && row ? titleOf(objects[parent.object], row) : titleOf(object, after);
  };
}

async function mentioned(tx: Transaction, source: ChangeSource, writes: readonly Write[]): Promise<NewNotification[]> {
  const found = writes.flatMap((write) => {
    const ids = newlyMentioned(write.before?.body, write.after.body).filter((id) => id !== source.actor.id);
    return ids.length > 0 ? [{ write, ids }] : [];
  });
  if (found.length === 0) return [];
  const members = await activeMembers(
    tx,
    found.flatMap(({ ids }) => ids),
  );
  const title = await placeTitles(
    tx,
    found.map(({ write }) => write),
  );
  const { actor, at } = source;
  return found.flatMap(({ write, ids }) => {
    const { object, after } = write;
    const excerpt = plainText(String(after.body)).slice(0, longestExcerpt);
    const what = { kind: 'mentioned' as const, object: object.name, recordId: after.id, title: title(write) };
    return ids.filter((id) => members.has(id)).map((userId) => ({ userId, ...what, actor, at, data: { excerpt } }));
  });
}

/** Tells people what others gave them, and where they were mentioned. Files, bulk runs and the demo tell nobody. */
export const keepInbox: Keeper = async (tx, source, writes) => {
  if (source.cause.kind !== 'edit') return;
  const edits = writes.filter(isEdit);
  const written = edits.filter(({ object }) => ['note', 'task', 'activity'].includes(object.name));
  await notify(tx, [...assigned(source, edits), ...(await mentioned(tx, source, written))]);
};
