import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../testing/databases';
import { createTestApp, type TestApp } from '../../testing/test-app';
import { subjectCache } from '../../trpc/subject-cache';

const refused = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });

onBothDatabases('API keys', (test) => {
  let t: TestApp;
  let admin: Awaited<ReturnType<TestApp['signedIn']>>;
  beforeAll(async () => {
    t = await createTestApp(test);
    admin = await t.signedIn({ role: 'admin' });
  });
  afterAll(() => t.close());

  const using = (apiKey: string, workspace?: string) => t.browser().at({ apiKey, ...(workspace && { workspace }) });
  const made = (role: 'admin' | 'viewer' = 'viewer', expiresInDays: number | null = 90) =>
    admin.api.apiKeys.create({ name: 'Reporting', role, expiresInDays });

  it('are shown once, and kept as a hash', async () => {
    const { key, ...view } = await made();
    expect(key).toMatch(/^crmflow_[\w-]{22}_[\w-]{43}$/);
    expect(await admin.api.apiKeys.list()).toContainEqual(view);
    expect(key).toContain(`_${view.prefix}`);
    const rows = await test.database.system.read('test', ({ sql, tables }) => sql.select().from(tables.apiKeys));
    const secret = key.slice(-43);
    expect(JSON.stringify([rows, await admin.api.apiKeys.list(), t.lines])).not.toContain(secret);
  });

  it('open their own workspace, with their role', async () => {
    const { key } = await made();
    const api = await using(key);
    expect((await api.workspaces.get()).id).toBe(admin.tenant.id);
    expect(await (await using(key, admin.tenant.slug)).workspaces.get()).toMatchObject({ id: admin.tenant.id });
    await expect(api.apiKeys.list()).rejects.toEqual(refused('FORBIDDEN'));
    await expect(api.identity.me()).rejects.toEqual(refused('UNAUTHENTICATED'));
    await expect(using(key, (await t.newTenant()).slug)).rejects.toEqual(refused('NOT_FOUND'));
  });

  it('that are wrong are nobody, whatever cookie comes with them', async () => {
    const { key } = await made();
    const last = key.endsWith('A') ? 'B' : 'A';
    const other = (await t.newTenant()).id.replaceAll('-', '');
    const swapped = `crmflow_${Buffer.from(other, 'hex').toString('base64url')}_${key.slice(-43)}`;
    for (const wrong of ['', 'x', key.slice(0, -1), key.slice(0, -1) + last, `${key} x`, key.toUpperCase(), swapped]) {
      const api = await admin.browser.at({ workspace: admin.tenant.slug, apiKey: wrong.replace(/ x$/, 'x') });
      await expect(api.workspaces.get()).rejects.toEqual(refused('UNAUTHENTICATED'));
      await expect(api.identity.me()).rejects.toEqual(refused('UNAUTHENTICATED'));
    }
  });

  it('end when revoked or expired', async () => {
    const [revoked, expiring, endless] = [await made(), await made('viewer', 1), await made('viewer', null)];
    for (const { key } of [revoked, expiring, endless]) await (await using(key)).workspaces.get();
    await admin.api.apiKeys.revoke({ id: revoked.id });
    await expect((await using(revoked.key)).workspaces.get()).rejects.toEqual(refused('UNAUTHENTICATED'));
    await expect(admin.api.apiKeys.revoke({ id: revoked.id })).rejects.toEqual(refused('NOT_FOUND'));
    try {
      t.setNow(new Date(Date.now() + 2 * 86_400_000));
      await expect((await using(expiring.key)).workspaces.get()).rejects.toEqual(refused('UNAUTHENTICATED'));
      await (await using(endless.key)).workspaces.get();
    } finally {
      t.setNow(undefined);
    }
  });

  it('never have more rights than their maker, and make no keys', async () => {
    const { key } = await made('admin');
    const api = await using(key);
    await expect(api.apiKeys.create({ name: 'Child', role: 'viewer' })).rejects.toEqual(refused('FORBIDDEN'));
    await expect(api.members.leave()).rejects.toEqual(refused('FORBIDDEN'));
    await expect(api.workspaces.delete({ name: admin.tenant.name })).rejects.toEqual(refused('FORBIDDEN'));
    const viewer = await t.signedIn({ role: 'viewer', tenant: admin.tenant });
    await expect(viewer.api.apiKeys.create({ name: 'Mine', role: 'viewer' })).rejects.toEqual(refused('FORBIDDEN'));
  });

  it('of another workspace cannot be revoked', async () => {
    const [{ id }, stranger] = [await made(), await t.signedIn()];
    await expect(stranger.api.apiKeys.revoke({ id })).rejects.toEqual(refused('NOT_FOUND'));
  });

  describe('their last use', () => {
    const lastUsed = async (id: string) => {
      const [row] = await test.database.system.read('test', ({ sql, tables: { apiKeys } }) =>
        sql.select({ at: apiKeys.lastUsedAt }).from(apiKeys).where(eq(apiKeys.id, id)),
      );
      return row?.at?.getTime() ?? null;
    };

    it('is noted, at most once a minute', async () => {
      const { key, id } = await made();
      const start = Date.now();
      const callAt = async (seconds: number) => {
        t.setNow(new Date(start + seconds * 1000));
        subjectCache(t.app).clear();
        await (await using(key)).workspaces.get();
      };
      try {
        await callAt(1);
        await expect.poll(() => lastUsed(id)).toBe(start + 1000);
        await callAt(30);
        await callAt(62);
        await expect.poll(() => lastUsed(id)).toBe(start + 62_000);
      } finally {
        t.setNow(undefined);
      }
    });
  });
});
