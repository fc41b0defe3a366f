import { newId } from '@db/ids';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';

onBothDatabases('what somebody opened last', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterEach(() => app.setNow(undefined));
  afterAll(() => app.close());

  it('is listed with its names, the latest first, each once, without what is in the trash', async () => {
    const ada = await app.signedIn({ role: 'viewer' });
    const bob = await app.signedIn({ role: 'member', tenant: ada.tenant });
    const { record: acme } = await bob.api.companies.create({ values: { name: 'Acme', city: 'Bonn' } });
    const { record: eve } = await bob.api.people.create({ values: { firstName: 'Eve', jobTitle: 'CTO' } });
    const { record: gone } = await bob.api.people.create({ values: { firstName: 'Gone' } });
    for (const [index, visited] of [acme, gone, eve, acme].entries()) {
      app.setNow(new Date(Date.UTC(2026, 2, 11, 7, index)));
      await ada.api.recent.visit({ object: visited === acme ? 'company' : 'person', id: visited.id });
    }
    await bob.api.people.delete({ ids: [gone.id] });
    expect(await ada.api.recent.list({})).toEqual([
      { object: 'company', id: acme.id, title: 'Acme', subtitle: 'Bonn', at: '2026-03-11T07:03:00.000Z' },
      { object: 'person', id: eve.id, title: 'Eve', subtitle: 'CTO', at: '2026-03-11T07:02:00.000Z' },
    ]);
    expect(await bob.api.recent.list({})).toEqual([]);
  });

  it('is of records that are here', async () => {
    const here = await app.signedIn({ role: 'member' });
    const there = await app.signedIn({ role: 'member' });
    const { record } = await there.api.people.create({ values: { firstName: 'Eve' } });
    for (const id of [newId(), record.id]) {
      expect(await refusal(here.api.recent.visit({ object: 'person', id }))).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('is twenty at most, and the oldest are forgotten', async () => {
    const { api, tenant } = await app.signedIn({ role: 'member' });
    const names = Array.from({ length: 53 }, (_, index) => `P${index}`);
    for (const [index, firstName] of names.entries()) {
      const { record } = await api.people.create({ values: { firstName } });
      app.setNow(new Date(Date.UTC(2026, 2, 11, 7, index)));
      await api.recent.visit({ object: 'person', id: record.id });
    }
    const shown = await api.recent.list({});
    expect(shown.map(({ title }) => title)).toEqual(names.slice(33).reverse());
    const kept = await app.app.database
      .forTenant(tenant.id)
      .read('test', ({ sql, tables: { recentRecords } }) =>
        sql.$count(recentRecords, eq(recentRecords.tenantId, tenant.id)),
      );
    expect(kept).toBe(50);
  });
});
