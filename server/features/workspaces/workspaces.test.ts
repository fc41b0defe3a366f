import { newId } from '@db/ids';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '../../testing/databases';
import { createTestApp, type TestApp } from '../../testing/test-app';
import type { Tenant } from '../../trpc/context';
import { tenantTables } from './workspaces.jobs';

const refused = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });

onBothDatabases('workspaces', (test) => {
  let t: TestApp;
  beforeAll(async () => {
    t = await createTestApp(test);
    await t.startWorker();
  });
  afterAll(() => t.close());

  it('have an address of their own, made from the name', async () => {
    const { api, browser } = await t.signedIn();
    const slugs: string[] = [];
    for (let round = 0; round < 12; round++) slugs.push((await api.workspaces.create({ name: 'Nord & Süd' })).slug);
    expect(new Set(slugs).size).toBe(12);
    expect(slugs.slice(0, 3)).toEqual(['nord-sud', 'nord-sud-2', 'nord-sud-3']);
    expect(await api.workspaces.list()).toHaveLength(13);
    expect(await (await browser.at({ workspace: 'nord-sud-2' })).workspaces.get()).toMatchObject({
      slug: 'nord-sud-2',
    });
  });

  it('are created with settings that exist', async () => {
    const { api } = await t.signedIn();
    const settings = { timeZone: 'America/New_York', locale: 'en-US', currency: 'USD', defaultCountry: 'US' };
    expect(await api.workspaces.create({ name: 'East', ...settings })).toMatchObject(settings);
    for (const wrong of [
      { timeZone: 'Mars/Olympus' },
      { locale: 'not a locale' },
      { currency: 'ABC' },
      { currency: 'eur' },
      { defaultCountry: 'ZZ' },
      { defaultCountry: 'Germany' },
      { name: '' },
      { name: 'a\nb' },
      { slug: 'mine' },
    ]) {
      await expect(api.workspaces.create({ name: 'East', ...wrong })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  it('are changed by admins, and a stale change is refused with what is there', async () => {
    const admin = await t.signedIn({ role: 'admin' });
    const manager = await t.signedIn({ role: 'manager', tenant: admin.tenant });
    const { version } = await admin.api.workspaces.get();
    const values = { name: 'Lumen Group', timeZone: 'Europe/Madrid' };
    await expect(manager.api.workspaces.update({ version, values })).rejects.toEqual(refused('FORBIDDEN'));
    expect(await admin.api.workspaces.update({ version, values })).toMatchObject({ ...values, version: version + 1 });
    await expect(admin.api.workspaces.update({ version, values: { name: 'Other' } })).rejects.toMatchObject({
      cause: { code: 'CONFLICT', details: { version: version + 1, current: { name: 'Lumen Group' } } },
    });
    expect(await (await manager.at()).workspaces.get()).toMatchObject(values);
    // The slug stays: addresses that people keep go on working.
    expect((await admin.api.workspaces.get()).slug).toBe(admin.tenant.slug);
  });

  it('of others are not there, like ones that do not exist', async () => {
    const [one, other] = [await t.signedIn(), await t.signedIn()];
    const answers = await Promise.all(
      [other.tenant.slug, 'no-such-workspace', undefined].map(async (workspace) =>
        (await one.browser.at({ workspace })).workspaces.get().catch((error: unknown) => error),
      ),
    );
    expect(answers[0]).toEqual(refused('NOT_FOUND'));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  /** Puts a row into every table that has a tenant, whatever its other columns are. */
  async function fillAllTables({ id }: Tenant): Promise<void> {
    await test.database.forTenant(id).transaction('test.fill', async (tx) => {
      for (const table of tenantTables(tx.tables)) {
        const columns = Object.entries(
          table as unknown as Record<string, { dataType?: string; notNull?: boolean; hasDefault?: boolean }>,
        );
        const values = columns.flatMap(([key, column]): [string, unknown][] => {
          if (key === 'tenantId') return [[key, id]];
          if (!column.notNull || column.hasDefault) return [];
          const byType: Record<string, unknown> = {
            number: 1,
            boolean: false,
            json: {},
            custom: new Date(),
            date: new Date(),
          };
          const day = key === 'validFrom' ? '2026-01-01' : undefined;
          return [[key, day ?? byType[column.dataType ?? ''] ?? newId()]];
        });
        await tx.sql.insert(table).values(Object.fromEntries(values) as never);
      }
    });
  }

  async function rowsOf({ id }: Tenant): Promise<Record<string, number>> {
    return test.database.forTenant(id).read('test.count', async (db) => {
      const counts: Record<string, number> = {};
      for (const [name, table] of Object.entries(db.tables)) {
        if (!('tenantId' in table)) continue;
        const [row] = await db.rows<{ n: number }>(sql`select count(*) as n from ${table} where tenant_id = ${id}`);
        counts[name] = Number(row?.n);
      }
      return counts;
    });
  }

  it('are deleted by their owner, who types the name, with every row they have, and no other', async () => {
    const owner = await t.signedIn();
    const admin = await t.signedIn({ role: 'admin', tenant: owner.tenant });
    const other = await t.signedIn();
    for (const { tenant } of [owner, other]) await fillAllTables(tenant);
    const others = await rowsOf(other.tenant);
    expect(Math.min(...Object.values(others))).toBeGreaterThan(0);

    await expect(admin.api.workspaces.delete({ name: owner.tenant.name })).rejects.toEqual(refused('FORBIDDEN'));
    await expect(owner.api.workspaces.delete({ name: 'Something else' })).rejects.toMatchObject({
      cause: { code: 'INVALID_INPUT', fields: { name: expect.any(String) } },
    });
    const before = await rowsOf(owner.tenant);
    expect(Math.min(...Object.values(before))).toBeGreaterThan(0);

    await owner.api.workspaces.delete({ name: owner.tenant.name });
    await expect((await owner.at()).workspaces.get()).rejects.toEqual(refused('NOT_FOUND'));
    await expect
      .poll(async () => Object.values(await rowsOf(owner.tenant)).reduce((sum, count) => sum + count), {
        timeout: 15_000,
      })
      .toBe(0);
    expect(await rowsOf(other.tenant)).toEqual(others);
    await (await other.at()).workspaces.get();
  });
});
