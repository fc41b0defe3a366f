import type { Reader } from '@db/database';
import { and, eq, inArray, or, type SQL } from 'drizzle-orm';
import type { TenantContext } from '@/trpc/context';
import { loadRow } from '../records/bulk-rows';
import type { ObjectName } from '../records/object-types';
import { objects } from '../records/registry';
import { notFound } from '../records/service';
import { type ActorView, actorViews } from './actors';
import { type ChangeRow, changeRows, seqOf } from './change-rows';
import { type Entry, namesFor, toEntries, valueText } from './entries';
import { groupRows } from './entries.rules';
import { visibleChanges } from './private-views';

type Context = Pick<TenantContext, 'db' | 'actor'>;
type Page = { cursor?: string; limit: number };
type Entries = { entries: Entry[]; nextCursor: string | null };

/**
 * Own changes; notes, activities and tasks on the record; jobs of a person; contacts and lines of a deal; and, on a company,
 * what happens to the people who work there and to the deals with it.
 */
export const timelineKinds = [
  'change',
  'note',
  'activity',
  'task',
  'employment',
  'dealContact',
  'lineItem',
  'related',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

function conditionFor(db: Reader, object: ObjectName, recordId: string, kind: TimelineKind): SQL | undefined {
  const { changes } = db.tables;
  const child = (name: ObjectName) =>
    and(eq(changes.object, name), eq(changes.parentObject, object), eq(changes.parentId, recordId));
  if (kind === 'change') return and(eq(changes.object, object), eq(changes.recordId, recordId));
  if (kind !== 'related') return child(kind);
  return object === 'company' ? relatedToCompany(db, recordId) : undefined;
}

/** Changes of the people and deals of a company, and of what stands on them. */
function relatedToCompany(db: Reader, companyId: string): SQL | undefined {
  const { changes, people, deals } = db.tables;
  const ofCompany = ([name, table]: readonly ['person' | 'deal', typeof people | typeof deals]) => {
    const ids = db.sql
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.tenantId, db.tenantId), eq(table.companyId, companyId)));
    return or(
      and(eq(changes.object, name), inArray(changes.recordId, ids)),
      and(eq(changes.parentObject, name), inArray(changes.parentId, ids)),
    );
  };
  return or(ofCompany(['person', people]), ofCompany(['deal', deals]));
}

async function entriesWhere(
  db: Reader,
  who: Pick<Context, 'actor'>,
  where: SQL | undefined,
  { cursor, limit }: Page,
): Promise<Entries> {
  const most = limit * 4;
  const rows = await changeRows(db, and(where, visibleChanges(db, who)), { before: seqOf(cursor), limit: most + 1 });
  const { groups, next } = groupRows(rows.slice(0, most), { limit, complete: rows.length <= most });
  return { entries: await toEntries(db, groups), nextCursor: next === null ? null : String(next) };
}

/**
 * What happened to a record, the latest first, a command at a time.
 * @throws AppError NOT_FOUND
 */
export function recordTimeline(
  { db, actor }: Context,
  {
    object,
    recordId,
    kinds = timelineKinds,
    ...page
  }: Page & { object: ObjectName; recordId: string; kinds?: readonly TimelineKind[] },
): Promise<Entries> {
  return db.read('timeline.list', async (reader) => {
    if (!(await loadRow(reader, objects[object], recordId))) throw notFound(objects[object]);
    const conditions = kinds
      .map((kind) => conditionFor(reader, object, recordId, kind))
      .filter((one) => one !== undefined);
    if (conditions.length === 0) return { entries: [], nextCursor: null };
    return entriesWhere(reader, { actor }, or(...conditions), page);
  });
}

/** What happened in the workspace, the latest first: the list to undo from. @param mine only what the viewer did */
export function recentChanges({ db, actor }: Context, { mine, ...page }: Page & { mine?: boolean }): Promise<Entries> {
  return db.read('changes.recent', (reader) => {
    const { changes } = reader.tables;
    const own = and(eq(changes.actorKind, actor.kind), eq(changes.actorId, actor.id ?? ''));
    return entriesWhere(reader, { actor }, mine ? own : undefined, page);
  });
}

export type FieldHistory = {
  entries: {
    changeId: string;
    groupId: string;
    at: string;
    actor: ActorView;
    cause: { kind: string; id: string | null };
    from: unknown;
    to: unknown;
    fromText: string | null;
    toText: string | null;
  }[];
  nextCursor: string | null;
};

/** Rows looked at for one page; a field that changed seldom in a long history takes more pages, not more time. */
const historyReach = 1_000;

/**
 * The values that a field had, the latest first: who, when, from, to, and by what.
 * @throws AppError NOT_FOUND
 */
export function fieldHistory(
  { db, actor }: Context,
  { object, recordId, field, cursor, limit }: Page & { object: ObjectName; recordId: string; field: string },
): Promise<FieldHistory> {
  return db.read('changes.history', async (reader) => {
    if (!(await loadRow(reader, objects[object], recordId))) throw notFound(objects[object]);
    const where = and(conditionFor(reader, object, recordId, 'change'), visibleChanges(reader, { actor }));
    const rows = await changeRows(reader, where, { before: seqOf(cursor), limit: historyReach });
    const hits = rows.filter(({ diff }) => Object.hasOwn(diff, field));
    const shown = hits.slice(0, limit);
    const more = hits.length > limit || rows.length === historyReach;
    const last = hits.length > limit ? shown.at(-1) : rows.at(-1);
    return {
      entries: await historyEntries(reader, object, field, shown),
      nextCursor: more && last ? String(last.seq) : null,
    };
  });
}

async function historyEntries(
  db: Reader,
  object: ObjectName,
  key: string,
  rows: ChangeRow[],
): Promise<FieldHistory['entries']> {
  const narrowed = rows.map((row) => ({ ...row, diff: { [key]: row.diff[key] ?? [null, null] } }) as ChangeRow);
  const names = await namesFor(db, narrowed);
  const actor = await actorViews(db, rows);
  const definition = objects[object].fields.find((field) => field.key === key);
  return narrowed.map((row) => {
    const [from, to] = row.diff[key] ?? [null, null];
    const text = (value: unknown) => (definition ? valueText(names, definition, value) : null);
    return {
      changeId: row.id,
      groupId: row.groupId,
      at: row.at.toISOString(),
      actor: actor(row),
      cause: { kind: row.causeKind, id: row.causeId },
      from,
      to,
      fromText: text(from),
      toText: text(to),
    };
  });
}
