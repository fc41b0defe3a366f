import type { Reader } from '@db/database';
import type { ActorKind, ChangeAction, Diff } from '@db/tables/history';
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import { AppError } from '@/lib/errors';

/**
 * The change log in commit order. SQLite has one writer, so `seq` is that order. On Postgres a sequence is not: a
 * transaction that commits late has early numbers, and a reader that is past them would never see it. There rows are
 * read by (transaction, seq), and only those of transactions before the oldest one that still runs: nothing can appear
 * among them any more.
 */
export type FeedRow = {
  /** Place in the log; reading goes on after it. */
  position: string;
  id: string;
  object: string;
  recordId: string;
  parentObject: string | null;
  parentId: string | null;
  action: ChangeAction;
  version: number;
  diff: Diff;
  actorKind: ActorKind;
  actorId: string | null;
};

/** `waiting`: there are rows that may be read only when an older transaction has ended. Ask again soon. */
export type FeedPage = { rows: FeedRow[]; waiting: boolean };

type Stored = Omit<FeedRow, 'position'> & { seq: number; tx: string; settled: boolean | number };

const columns = ({ changes }: Reader['tables']) => ({
  seq: changes.seq,
  tx: changes.tx,
  id: changes.id,
  object: changes.object,
  recordId: changes.recordId,
  parentObject: changes.parentObject,
  parentId: changes.parentId,
  action: changes.action,
  version: changes.version,
  diff: changes.diff,
  actorKind: changes.actorKind,
  actorId: changes.actorId,
});

const query = (db: Reader) =>
  db.prepared<Stored>('changes.feed', (drizzle, tables) => {
    const { changes } = tables;
    const ofTenant = eq(changes.tenantId, sql.placeholder('tenantId'));
    const limit = sql.placeholder('limit');
    if (db.dialect === 'sqlite') {
      return drizzle
        .select({ ...columns(tables), settled: sql<number>`1` })
        .from(changes)
        .where(and(ofTenant, gt(changes.seq, sql.placeholder('seq'))))
        .orderBy(asc(changes.seq))
        .limit(limit);
    }
    const settled = sql<boolean>`${changes.tx} < pg_snapshot_xmin(pg_current_snapshot())`;
    const after = sql`(${sql.placeholder('tx')}::xid8, ${sql.placeholder('seq')}::bigint)`;
    return drizzle
      .select({ ...columns(tables), settled })
      .from(changes)
      .where(and(ofTenant, sql`(${changes.tx}, ${changes.seq}) > ${after}`))
      .orderBy(asc(changes.tx), asc(changes.seq))
      .limit(limit);
  });

const shapes = { sqlite: /^(?<seq>\d{1,15})$/, postgres: /^(?<tx>\d{1,19})-(?<seq>\d{1,15})$/ };

/** @throws AppError INVALID_INPUT for a place that is none of this log */
function placeOf(dialect: Reader['dialect'], position: string): { tx?: string; seq: number } {
  const found = shapes[dialect].exec(position)?.groups;
  if (!found) {
    const say = 'This place in the change log is not known. Load the page again.';
    throw new AppError('INVALID_INPUT', { say, fields: { lastEventId: 'Not a place in the log.' } });
  }
  return { tx: found.tx, seq: Number(found.seq) };
}

/** What comes after a position, in order. */
export async function readFeed(db: Reader, position: string, limit: number): Promise<FeedPage> {
  const values = { tenantId: db.tenantId, limit, ...placeOf(db.dialect, position) };
  const found = await query(db).execute(values);
  const settled = found.filter((row) => row.settled);
  const rows = settled.map(({ seq, tx, settled: _, ...row }) => ({
    ...row,
    position: db.dialect === 'sqlite' ? String(seq) : `${tx}-${seq}`,
  }));
  return { rows, waiting: settled.length < found.length };
}

/** The place after which everything is still to come. What is read from the tables later than this is newer. */
export async function feedHead(db: Reader): Promise<string> {
  if (db.dialect === 'postgres') {
    const [oldest] = await db.rows<{ tx: string }>(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as tx`);
    return `${oldest?.tx ?? 0}-0`;
  }
  const last = db.prepared<{ seq: number }>('changes.head', (drizzle, { changes }) =>
    drizzle
      .select({ seq: changes.seq })
      .from(changes)
      .where(eq(changes.tenantId, sql.placeholder('tenantId')))
      .orderBy(desc(changes.seq))
      .limit(1),
  );
  const [row] = await last.execute({ tenantId: db.tenantId });
  return String(row?.seq ?? 0);
}

/**
 * Names what a reader sees: while it stays the same, so does everything that is written to the log along with its change.
 * On Postgres that is the snapshot in full, because rows become visible in another order than they are numbered in.
 */
export async function stateOfData(db: Reader): Promise<string> {
  if (db.dialect === 'sqlite') return feedHead(db);
  const [snapshot] = await db.rows<{ seen: string }>(sql`select pg_current_snapshot()::text as seen`);
  return snapshot?.seen ?? '';
}

/**
 * Where a reader goes on: after what it had last, or at the head. A place that is ahead of the log is of another time
 * (a backup was restored): such a reader starts at the head as well.
 * @throws AppError INVALID_INPUT
 */
export async function startingPoint(db: Reader, after: string | null | undefined): Promise<string> {
  const head = await feedHead(db);
  if (!after) return head;
  const [wanted, known] = [placeOf(db.dialect, after), placeOf(db.dialect, head)];
  const ahead = BigInt(wanted.tx ?? wanted.seq) - BigInt(known.tx ?? known.seq) > 0n;
  return ahead ? head : after;
}
