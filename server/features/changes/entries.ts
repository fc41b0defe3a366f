import type { Reader } from '@db/database';
import * as z from 'zod';
import { noteObject } from '../notes/note-object';
import { type NoteView, noteView, withAuthors } from '../notes/notes.service';
import { loadRows } from '../records/bulk-rows';
import type { FieldDefinition, ObjectDefinition, ObjectName, RecordRow } from '../records/object-types';
import { isObjectName, objects } from '../records/registry';
import { titleOf, userNames } from '../records/titles';
import { fieldsOf, type JoinedRow, toViews } from '../records/views';
import { actorView, actorViews } from './actors';
import type { ChangeRow } from './change-rows';
import { ownersOf, toldActivity, toldOf, toldTask } from './worked-views';

const fieldChange = z.object({
  field: z.string(),
  label: z.string(),
  type: z.string(),
  from: z.unknown(),
  to: z.unknown(),
  /** Names of what ids and option values stand for; null where the value speaks for itself (text, dates, amounts). */
  fromText: z.string().nullable(),
  toText: z.string().nullable(),
});

const recordChange = z.object({
  id: z.string(),
  object: z.string(),
  recordId: z.string(),
  /** What the record is called now; null when it was deleted for good. */
  title: z.string().nullable(),
  action: z.enum(['create', 'update', 'delete', 'restore', 'destroy']),
  version: z.number(),
  fields: z.array(fieldChange),
  /** The note as it is now, when a note was written or came here from another record. */
  note: noteView.nullable(),
  /** The activity or task as it is now, when one was changed that is still there. */
  activity: toldActivity.optional(),
  task: toldTask.optional(),
});

/** One command: who did what to which records, and whether it can be undone. */
export const entry = z.object({
  groupId: z.string(),
  at: z.string(),
  actor: actorView,
  cause: z.object({ kind: z.string(), id: z.string().nullable() }),
  undoable: z.boolean(),
  undone: z.boolean(),
  changes: z.array(recordChange),
});
export type Entry = z.output<typeof entry>;

type Names = {
  rows: Map<ObjectName, Map<string, RecordRow>>;
  users: Map<string, string>;
  notes: Map<string, NoteView>;
};

const valuesOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];

/** The records that a note, task or activity was moved from and to; nothing for what was not moved. */
const movedBetween = ({ diff }: ChangeRow): ({ object: ObjectName; id: string } | undefined)[] =>
  ([0, 1] as const).map((at) => {
    const [object, id] = [diff.object?.[at], diff.recordId?.[at]];
    return typeof object === 'string' && isObjectName(object) && typeof id === 'string' ? { object, id } : undefined;
  });

const fieldNamed = (object: ObjectDefinition, key: string): FieldDefinition =>
  object.fields.find((field) => field.key === key) ?? { key, label: key, type: 'text' };

/** Ids in diffs, by what they point to. */
function idsInDiffs(rows: readonly ChangeRow[]): { users: string[]; records: Map<ObjectName, string[]> } {
  const users: string[] = [];
  const records = new Map<ObjectName, string[]>();
  const add = (object: ObjectName, ids: string[]) => records.set(object, [...(records.get(object) ?? []), ...ids]);
  for (const row of rows) {
    if (!isObjectName(row.object)) continue;
    add(row.object, [row.recordId]);
    for (const place of movedBetween(row)) if (place) add(place.object, [place.id]);
    for (const [key, [from, to]] of Object.entries(row.diff)) {
      const { type, object } = fieldNamed(objects[row.object], key);
      const ids = [...valuesOf(from), ...valuesOf(to)];
      if (type === 'user') users.push(...ids);
      else if (type === 'tags') add('tag', ids);
      else if (object) add(object, ids);
    }
  }
  return { users, records };
}

/** Everything that the words for some rows need. */
export async function namesFor(db: Reader, rows: readonly ChangeRow[]): Promise<Names> {
  const { users, records } = idsInDiffs(rows);
  const found: Names['rows'] = new Map();
  for (const [object, ids] of records) found.set(object, await loadRows(db, objects[object], ids));
  const written = rows.flatMap(({ object, recordId, action, diff }) => {
    const shown = object === 'note' && (action === 'create' || 'recordId' in diff);
    const note = shown && found.get('note')?.get(recordId);
    return note ? [{ ...note } as JoinedRow] : [];
  });
  const views = await withAuthors(db, toViews(noteObject, fieldsOf(noteObject), written));
  const known = await userNames(db, [...users, ...ownersOf(found)]);
  return { rows: found, users: known, notes: new Map(views.map((note) => [note.id, note])) };
}

/** Words for a value that is not its own: names for ids, labels for options. */
export function valueText(names: Pick<Names, 'rows' | 'users'>, field: FieldDefinition, value: unknown): string | null {
  const values = valuesOf(value);
  if (values.length === 0) return null;
  const target = field.type === 'tags' ? 'tag' : field.object;
  const word = (one: string): string | undefined => {
    if (field.type === 'user') return names.users.get(one) ?? 'Somebody who left';
    if (field.options) return field.options.find((option) => option.value === one)?.label ?? one;
    const row = target && names.rows.get(target)?.get(one);
    return row ? titleOf(objects[target], row) : target && 'Deleted';
  };
  const words = values.map(word).filter((one) => one !== undefined);
  return words.length > 0 ? words.join(', ') : null;
}

const placeTitle = (names: Names, place: { object: ObjectName; id: string } | undefined): string | undefined => {
  const row = place && names.rows.get(place.object)?.get(place.id);
  return row && titleOf(objects[place.object], row);
};

function changeView(names: Names, row: ChangeRow): Entry['changes'][number] {
  const object = isObjectName(row.object) ? objects[row.object] : undefined;
  const record = object && names.rows.get(object.name)?.get(row.recordId);
  return {
    id: row.id,
    object: row.object,
    recordId: row.recordId,
    title: object && record ? titleOf(object, record) : null,
    action: row.action,
    version: row.version,
    fields: Object.entries(row.diff).map(([key, [from, to]]) => {
      const field = object ? fieldNamed(object, key) : { key, label: key, type: 'text' as const };
      const places = key === 'recordId' ? movedBetween(row) : [];
      const text = (value: unknown, at: 0 | 1) => placeTitle(names, places[at]) ?? valueText(names, field, value);
      return {
        field: key,
        label: field.label,
        type: field.type,
        from,
        to,
        fromText: text(from, 0),
        toText: text(to, 1),
      };
    }),
    note: names.notes.get(row.recordId) ?? null,
    ...toldOf(names, row),
  };
}

/** Commands with all names filled in; few queries for any number of them. */
export async function toEntries(db: Reader, groups: readonly ChangeRow[][]): Promise<Entry[]> {
  const rows = groups.flat();
  const names = await namesFor(db, rows);
  const actor = await actorViews(db, rows);
  return groups.flatMap((group): Entry[] => {
    const [first] = group;
    if (!first) return [];
    const changes = group.map((row) => changeView(names, row));
    const undone = group.every(({ undoneBy }) => undoneBy !== null);
    return [
      {
        groupId: first.groupId,
        at: first.at.toISOString(),
        actor: actor(first),
        cause: { kind: first.causeKind, id: first.causeId },
        undoable: !undone && changes.some(({ title, action }) => title !== null && action !== 'destroy'),
        undone,
        changes,
      },
    ];
  });
}
