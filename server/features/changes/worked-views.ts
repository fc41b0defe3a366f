import * as z from 'zod';
import type { ObjectName, RecordRow } from '../records/object-types';

const person = z.object({ id: z.string(), name: z.string() }).nullable();
const shared = { id: z.string(), version: z.number(), done: z.boolean(), body: z.string().nullable(), owner: person };

/** An activity as it is now: what a timeline draws of it. */
export const toldActivity = z.object({
  ...shared,
  kind: z.string(),
  subject: z.string(),
  startsAt: z.string(),
  durationMinutes: z.number().nullable(),
  outcome: z.string().nullable(),
});

/** A task as it is now: what a timeline draws of it. */
export const toldTask = z.object({
  ...shared,
  title: z.string(),
  dueOn: z.string().nullable(),
  dueAt: z.string().nullable(),
  dueBy: z.string().nullable(),
  doneAt: z.string().nullable(),
  priority: z.string(),
  repeat: z.string().nullable(),
});

type Rows = ReadonlyMap<ObjectName, ReadonlyMap<string, RecordRow>>;
type Told = { activity?: z.output<typeof toldActivity>; task?: z.output<typeof toldTask> };

const textOf = (value: unknown): string | null =>
  value instanceof Date ? value.toISOString() : value ? String(value) : null;

function sharedOf(row: RecordRow, users: ReadonlyMap<string, string>) {
  const owner = row.ownerId === null ? null : { id: row.ownerId, name: users.get(row.ownerId) ?? 'Somebody who left' };
  return { id: row.id, version: row.version, done: Boolean(row.done), body: textOf(row.body), owner };
}

/** People whose names `toldOf` needs. */
export const ownersOf = (rows: Rows): string[] =>
  (['activity', 'task'] as const).flatMap((object) =>
    [...(rows.get(object)?.values() ?? [])].flatMap(({ ownerId }) => ownerId ?? []),
  );

/** The activity or task of a change, if it is of one that is still there. */
export function toldOf(
  { rows, users }: { rows: Rows; users: ReadonlyMap<string, string> },
  { object, recordId }: { object: string; recordId: string },
): Told {
  const row = object === 'activity' || object === 'task' ? rows.get(object)?.get(recordId) : undefined;
  if (!row) return {};
  if (object === 'activity') {
    return {
      activity: {
        ...sharedOf(row, users),
        kind: String(row.kind),
        subject: String(row.subject),
        startsAt: textOf(row.startsAt) ?? '',
        durationMinutes: (row.durationMinutes as number | null) ?? null,
        outcome: textOf(row.outcome),
      },
    };
  }
  return {
    task: {
      ...sharedOf(row, users),
      title: String(row.title),
      dueOn: textOf(row.dueOn),
      dueAt: textOf(row.dueAt),
      dueBy: textOf(row.dueBy),
      doneAt: textOf(row.doneAt),
      priority: String(row.priority),
      repeat: textOf(row.repeat),
    },
  };
}
