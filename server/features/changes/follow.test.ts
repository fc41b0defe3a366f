import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@db/database';
import { isUnavailable } from '@db/errors';
import { newId } from '@db/ids';
import { openDatabase } from '@db/open-database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMemoryPubSub } from '@/lib/backing-services/pubsub/memory';
import { onBothDatabases } from '@/testing/databases';
import { handMadeContext } from '../records/testing/hand-made-context';
import { appendChanges, changeSource, type WriteContext } from './append';
import { type FeedRow, feedHead } from './feed';
import { followChanges } from './follow';

/** The same numbers in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}

onBothDatabases('live changes', (test) => {
  let writers: Database;
  const logger = { error() {}, warn() {}, info() {}, debug() {}, child: () => logger };
  const pubsub = createMemoryPubSub(logger as never);

  beforeAll(async () => {
    // On SQLite one writer only: the test's own handle.
    writers = test.dialect === 'postgres' ? await openDatabase({ url: test.url, poolMax: 30 }) : test.database;
  });
  afterAll(async () => {
    if (writers !== test.database) await writers.close();
  });

  const contextOf = (database: Database, tenantId?: WriteContext['tenant']['id']): WriteContext => {
    const made = handMadeContext(database, tenantId);
    return { ...made, app: { ...made.app, services: { pubsub } } };
  };

  const write = (ctx: WriteContext, recordId: string, beforeCommit?: () => Promise<void>) =>
    ctx.db.transaction('test.write', async (tx) => {
      const change = { object: 'company' as const, recordId, action: 'create' as const, version: 1, diff: {} };
      await appendChanges(tx, changeSource(ctx), [change]);
      await beforeCommit?.();
    });

  /** As a client does: a busy database is asked again. */
  async function insist(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      await insist(work);
    }
  }

  /** Follows until it has `count` rows in all, leaving and coming back at random. */
  async function follow(ctx: WriteContext, from: string, count: number, random: () => number): Promise<FeedRow[]> {
    const got: FeedRow[] = [];
    while (got.length < count) {
      const leaving = new AbortController();
      const most = got.length + 1 + Math.floor(random() * 60);
      const after = got.at(-1)?.position ?? from;
      const rows = followChanges({
        db: test.database.forTenant(ctx.tenant.id),
        pubsub,
        logger,
        signal: leaving.signal,
        after,
      });
      for await (const page of rows) {
        // A browser may go away in the middle of what was sent.
        got.push(...page.slice(0, most - got.length));
        if (got.length >= Math.min(most, count)) leaving.abort();
      }
      if (random() < 0.3) await sleep(random() * 20);
    }
    return got;
  }

  it('a thousand writers, late commits, rollbacks and readers that come and go: each change once, in one order', async () => {
    const ctx = contextOf(writers);
    const other = contextOf(writers);
    const head = await ctx.db.read('head', feedHead);
    const random = dice(11);
    const expected: string[] = [];
    const writing = Array.from({ length: 1_000 }, async () => {
      const [fails, late, id] = [random() < 0.1, random() < 0.1, newId()];
      if (!fails) expected.push(id);
      const pause = late && test.dialect === 'postgres' ? random() * 150 : 0;
      const elsewhere = random() < 0.1;
      const attempt = write.bind(undefined, ctx, id, async () => {
        if (pause > 0) await sleep(pause);
        if (fails) throw new Error('changed my mind');
      });
      await insist(attempt).catch((error: Error) => expect(error.message).toBe('changed my mind'));
      if (elsewhere) await insist(() => write(other, newId()));
    });
    const reading = [1, 2, 3, 4].map((seed) => follow(ctx, head, expected.length, dice(seed)));
    await Promise.all(writing);
    const readers = await Promise.all(reading);
    const [first] = readers;
    expect(first).toHaveLength(expected.length);
    for (const rows of readers) {
      expect(new Set(rows.map(({ recordId }) => recordId))).toEqual(new Set(expected));
      expect(rows.map(({ position }) => position)).toEqual(first?.map(({ position }) => position));
    }
    const places = (first ?? []).map(({ position }) => position.split('-').map(BigInt));
    const inOrder = places.every(([tx = 0n, seq = 0n], at) => {
      const [lastTx = 0n, lastSeq = 0n] = places[at - 1] ?? [];
      return tx > lastTx || (tx === lastTx && seq >= lastSeq);
    });
    expect(inOrder).toBe(true);
  });

  it('without a place it begins with what is written from now on, and ends when its reader leaves', async () => {
    const ctx = contextOf(writers);
    const old = Array.from({ length: 20 }, () => newId());
    for (const id of old) await write(ctx, id);
    const leaving = new AbortController();
    const rows: FeedRow[] = [];
    let ended = false;
    const following = (async () => {
      for await (const page of followChanges({ db: ctx.db, pubsub, logger, signal: leaving.signal })) {
        rows.push(...page);
        if (rows.some(({ recordId }) => !old.includes(recordId))) leaving.abort();
      }
      ended = true;
    })();
    for (; !ended; await sleep(20)) await write(ctx, newId());
    await following;
    // On Postgres a transaction elsewhere may have held back the latest of the old ones: these come once more.
    if (test.dialect === 'sqlite') expect(rows.some(({ recordId }) => old.includes(recordId))).toBe(false);
    expect(rows.some(({ recordId }) => !old.includes(recordId))).toBe(true);
  });

  it('a place that is none is refused, and one ahead of the log begins at its head', async () => {
    const ctx = contextOf(writers);
    const start = (after: string) =>
      followChanges({ db: ctx.db, pubsub, logger, signal: AbortSignal.timeout(5_000), after }).next();
    await expect(start('1; drop table changes')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const ahead = test.dialect === 'postgres' ? '999999999999-1' : '999999999999';
    let ended = false;
    const following = follow(ctx, ahead, 1, () => 0.5).finally(() => {
      ended = true;
    });
    for (; !ended; await sleep(20)) await write(ctx, newId());
    expect(await following).toHaveLength(1);
  });

  // SQLite has one writer: nothing commits late there.
  if (test.dialect === 'postgres') {
    it('a transaction that commits late is not skipped by a reader that saw later numbers', async () => {
      const ctx = contextOf(writers);
      const head = await ctx.db.read('head', feedHead);
      const [early, late] = [newId(), newId()];
      const gate = deferred();
      const began = deferred();
      const slow = write(ctx, early, async () => {
        began.resolve();
        await gate.promise;
      });
      await began.promise;
      await write(ctx, late);
      const following = follow(ctx, head, 2, () => 0.9);
      await sleep(100);
      gate.resolve();
      await slow;
      expect((await following).map(({ recordId }) => recordId)).toEqual([early, late]);
    });
  }
});
