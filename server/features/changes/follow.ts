import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TenantDatabase } from '@db/database';
import { isUnavailable } from '@db/errors';
import { type FeedPage, type FeedRow, readFeed, startingPoint } from './feed';
import { createAlarm, onTenantBell } from './tenant-bell';

const pageSize = 200;
/** Without a ring; the tenant's bell rings every few seconds by itself. */
const patienceMs = 30_000;
/** While an older transaction is still running on Postgres: no ring tells when it ends. */
const waiting = { firstMs: 10, mostMs: 500 };
const awayMs = 1_000;

const reads = new WeakMap<object, Map<string, Promise<FeedPage>>>();

/**
 * Subscribers of a tenant stand at the same place nearly always, and one ring wakes all of them: those of one turn of the
 * event loop share a read. None joins a read that has begun, which may be older than the ring.
 */
function readTogether(owner: object, db: TenantDatabase, position: string): Promise<FeedPage> {
  const planned = reads.get(owner) ?? new Map<string, Promise<FeedPage>>();
  reads.set(owner, planned);
  const key = `${db.tenantId} ${position}`;
  const known = planned.get(key);
  if (known) return known;
  const fresh = nextTurn().then(() => {
    planned.delete(key);
    return db.read('changes.feed', (reader) => readFeed(reader, position, pageSize));
  });
  planned.set(key, fresh);
  return fresh;
}

export type FollowOptions = {
  db: TenantDatabase;
  pubsub: Parameters<typeof onTenantBell>[0];
  logger: Parameters<typeof onTenantBell>[2];
  signal: AbortSignal;
  /** Everything after it is told; without it, what is written from now on. */
  after?: string | null;
};

/**
 * The tenant's changes, each once, in commit order, until the signal aborts. Whoever comes back with the position of the
 * last one misses none and gets none twice. Gives an empty list now and then, so that the caller can look around.
 */
export async function* followChanges({
  db,
  pubsub,
  logger,
  signal,
  after,
}: FollowOptions): AsyncGenerator<FeedRow[], void> {
  const alarm = createAlarm();
  const stop = onTenantBell(pubsub, db.tenantId, logger, alarm.ring);
  try {
    let position = await db.read('changes.head', (reader) => startingPoint(reader, after));
    let pause = waiting.firstMs;
    while (!signal.aborted) {
      const page = await readTogether(pubsub, db, position).catch((error: unknown) => {
        if (isUnavailable(error)) return undefined;
        throw error;
      });
      const last = page?.rows.at(-1);
      if (page && last) {
        position = last.position;
        pause = waiting.firstMs;
        yield page.rows;
      } else if (page?.waiting) {
        await alarm.wait(pause, signal);
        pause = Math.min(pause * 2, waiting.mostMs);
      } else {
        await alarm.wait(page ? patienceMs : awayMs, signal);
        pause = waiting.firstMs;
        yield [];
      }
    }
  } finally {
    stop();
  }
}
