import type { Reader } from '@db/database';
import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { TenantContext } from '@/trpc/context';
import { loadRow } from '../records/bulk-rows';
import type { ObjectName } from '../records/object-types';
import { objects } from '../records/registry';
import { notFound } from '../records/service';
import { type ActorView, actorViews } from './actors';
import { type Branch, type ChangeRow, changeRows, latestOfAny, seqOf } from './change-rows';
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

const ownChanges = (db: Reader, object: ObjectName, recordId: string): SQL | undefined =>
  and(eq(db.tables.changes.object, object), eq(db.tables.changes.recordId, recordId));

/** Changes of the people and deals of a company, and of what stands on them. */
function relatedToCompany(db: Reader, companyId: string): Branch[] {
  const { changes, people, deals } = db.tables;
  const ofCompany = (name: 'person' | 'deal', table: typeof people | typeof deals): Branch[] => {
    const ids = db.sql
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.tenantId, db.tenantId), eq(table.companyId, companyId)));
    return [
      { where: and(eq(changes.object, name), inArray(changes.recordId, ids)), inOrder: false },
      { where: and(eq(changes.parentObject, name), inArray(changes.parentId, ids)), inOrder: false },
    ];
  };
  return [...ofCompany('person', people), ...ofCompany('deal', deals)];
}

function branchesFor(db: Reader, object: ObjectName, recordId: string, kinds: readonly TimelineKind[]): Branch[] {
  const { changes } = db.tables;
  const standing = kinds.filter((kind) => kind !== 'change' && kind !== 'related');
  const onRecord = and(eq(changes.parentObject, object), eq(changes.parentId, recordId));
  return [
    ...(kinds.includes('change') ? [{ where: ownChanges(db, object, recordId), inOrder: true }] : []),
    ...(standing.length > 0 ? [{ where: and(onRecord, inArray(changes.object, standing)), inOrder: true }] : []),
    ...(kinds.includes('related') && object === 'company' ? relatedToCompany(db, recordId) : []),
  ];
}

/** Rows to look at for a page of entries, each of which has one or more; and one to know whether there are further ones. */
const rowsFor = ({ limit }: Page): number => limit * 4 + 1;

async function entriesWhere(
  db: Reader,
  who: Pick<Context, 'actor'>,
  where: SQL | undefined,
  page: Page,
): Promise<Entries> {
  const { cursor, limit } = page;
  const most = rowsFor(page) - 1;
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
    const branches = branchesFor(reader, object, recordId, kinds);
    if (branches.length === 0) return { entries: [], nextCursor: null };
    const where = latestOfAny(reader, branches, { before: seqOf(page.cursor), limit: rowsFor(page) });
    return entriesWhere(reader, { actor }, where, page);
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
    const where = and(ownChanges(reader, object, recordId), visibleChanges(reader, { actor }));
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
