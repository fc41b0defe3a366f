import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import type { Transaction } from './database';
import { isUniqueViolation, NestedTransactionError } from './errors';
import { asTenantId, newId } from './ids';

const now = new Date('2026-03-01T08:00:00.000Z');

async function addTag(tx: Transaction, name: string, id = newId()): Promise<string> {
  await tx.sql.insert(tx.tables.tags).values({
    tenantId: tx.tenantId,
    id,
    name,
    nameKey: name,
    color: 'grey',
    createdAt: now,
    updatedAt: now,
  });
  return id;
}

onBothDatabases('transactions', (test) => {
  const tenant = () => test.database.forTenant(asTenantId(newId()));
  const names = async (db: ReturnType<typeof tenant>) =>
    db.read('tags', async ({ sql, tables, tenantId }) =>
      (await sql.select({ name: tables.tags.name }).from(tables.tags).where(eq(tables.tags.tenantId, tenantId)))
        .map(({ name }) => name)
        .sort(),
    );

  it('a thousand interleaved transactions with random rollbacks neither mix nor lose a row', async () => {
    const db = tenant();
    const expected: string[] = [];
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    await Promise.all(
      Array.from({ length: 1_000 }, async (_, i) => {
        const [pause, fails] = [random() < 0.1 ? 1 : 0, random() < 0.4];
        if (!fails) expected.push(`${i}-a`, `${i}-b`);
        await db
          .transaction('tags.add', async (tx) => {
            await addTag(tx, `${i}-a`);
            if (pause) await sleep(pause);
            await addTag(tx, `${i}-b`);
            if (fails) throw new Error('changed my mind');
          })
          .catch((error: Error) => expect(error.message).toBe('changed my mind'));
      }),
    );
    expect(await names(db)).toEqual(expected.sort());
  });

  it('readers do not see what is not committed, and the writer does', async () => {
    const db = tenant();
    await db.transaction('tags.add', async (tx) => {
      await addTag(tx, 'draft');
      expect(await names(db)).toEqual([]);
      expect(await tx.sql.select().from(tx.tables.tags).where(eq(tx.tables.tags.tenantId, tx.tenantId))).toHaveLength(
        1,
      );
    });
    expect(await names(db)).toEqual(['draft']);
  });

  it('a savepoint takes back its own writes only', async () => {
    const db = tenant();
    await db.transaction('tags.add', async (tx) => {
      await addTag(tx, 'kept');
      await tx
        .savepoint(async () => {
          await addTag(tx, 'lost');
          await addTag(tx, 'kept');
        })
        .catch((error) => expect(isUniqueViolation(error)).toBe(true));
      await addTag(tx, 'kept too');
    });
    expect(await names(db)).toEqual(['kept', 'kept too']);
  });

  it('a transaction inside a transaction is refused at once, not waited for', async () => {
    const db = tenant();
    await expect(db.transaction('outer', () => db.transaction('inner', async () => undefined))).rejects.toBeInstanceOf(
      NestedTransactionError,
    );
  });

  it('tasks for after the commit run once it is done, and not after a rollback', async () => {
    const db = tenant();
    const told: string[] = [];
    await db.transaction('tags.add', async (tx) => {
      tx.afterCommit(() => told.push('committed'));
      expect(told).toEqual([]);
    });
    await db
      .transaction('tags.add', async (tx) => {
        tx.afterCommit(() => told.push('rolled back'));
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(told).toEqual(['committed']);
  });

  describe('two tenants', () => {
    it('a handle reads its own rows only, and the same name is free in the other', async () => {
      const [lumen, kite] = [tenant(), tenant()];
      await lumen.transaction('tags.add', (tx) => addTag(tx, 'VIP'));
      await kite.transaction('tags.add', (tx) => addTag(tx, 'VIP'));
      expect(await names(lumen)).toEqual(['VIP']);
      expect(await names(kite)).toEqual(['VIP']);
    });
  });
});
