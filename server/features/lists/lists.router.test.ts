import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { makeSales } from '../board/testing/sales';
import { refusal } from '../records/testing/refusal';
import { makeRows } from './testing/rows';

onBothDatabases('groups of a list', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  async function someDeals() {
    const sales = await makeSales(app);
    const { api, stages, user, addRate } = sales;
    await addRate('USD', 0.5);
    const { record: acme } = await api.companies.create({ values: { name: 'Acme' } });
    const deal = (name: string, created: string, values: Partial<Parameters<typeof api.deals.create>[0]['values']>) => {
      app.setNow(new Date(created));
      return api.deals.create({ values: { name, stageId: stages.open1, ...values } });
    };
    // Berlin is two hours ahead in summer: the first two are of June there.
    await deal('A', '2026-05-31T22:00:00Z', { amount: 1_000, source: 'event', companyId: acme.id, ownerId: user.id });
    await deal('B', '2026-06-30T21:59:59Z', { amount: 1_000, currency: 'USD', source: 'event', amountFromLines: true });
    await deal('C', '2026-06-30T22:00:00Z', { amount: 300, source: 'referral', expectedCloseOn: '2026-12-31' });
    await deal('D', '2026-12-31T23:30:00Z', {
      amount: 5,
      currency: 'SEK',
      companyId: acme.id,
      expectedCloseOn: '2026-12-01',
    });
    app.setNow(new Date('2027-01-10T10:00:00Z'));
    return { ...sales, acme };
  }

  const short = (groups: readonly { key: string | null; label: string; count: number }[]) =>
    groups.map(({ key, label, count }) => [key, label, count]);

  it('are the values of the field, with sums in the currency of the workspace', async () => {
    const { api } = await someDeals();
    const { groups, truncated, currency } = await api.lists.groups({ object: 'deal', field: 'source' });
    expect({ truncated, currency }).toEqual({ truncated: false, currency: 'EUR' });
    expect(groups).toMatchObject([
      { key: 'referral', label: 'Referral', count: 1, sums: { amount: 300, weightedAmount: 30 }, unconverted: [] },
      { key: 'event', label: 'Event', count: 2, sums: { amount: 1_500, weightedAmount: 150 } },
      { key: null, label: 'No source', count: 1, sums: { amount: 0 }, unconverted: ['SEK'] },
    ]);
  });

  it('carry the filter that finds their records, by whatever field', async () => {
    const { api, acme, user, stages } = await someDeals();
    const by = async (field: string) => {
      const { groups } = await api.lists.groups({ object: 'deal', field });
      for (const { filter, count } of groups) {
        expect({ filter, found: (await api.deals.count({ filter })).count }).toEqual({ filter, found: count });
      }
      expect(groups.reduce((all, { count }) => all + count, 0)).toBe(4);
      return short(groups);
    };
    expect(await by('companyId')).toEqual([
      [acme.id, 'Acme', 2],
      [null, 'No company', 2],
    ]);
    expect(await by('ownerId')).toEqual([
      [user.id, user.name, 1],
      [null, 'No owner', 3],
    ]);
    expect(await by('expectedCloseOn')).toEqual([
      ['2026-12', '2026-12', 2],
      [null, 'No expected close', 2],
    ]);
    expect(await by('createdAt')).toEqual([
      ['2026-06', '2026-06', 2],
      ['2026-07', '2026-07', 1],
      ['2027-01', '2027-01', 1],
    ]);
    expect(await by('stageId')).toEqual([[stages.open1, 'Qualification', 4]]);
    expect(await by('createdBy')).toEqual([[user.id, user.name, 4]]);
    expect(await by('currency')).toEqual([
      ['EUR', expect.stringContaining('Euro'), 2],
      ['USD', expect.any(String), 1],
      ['SEK', expect.any(String), 1],
    ]);
  });

  it('keep to a filter and a search, to the workspace, and to what is not in the trash', async () => {
    const { api } = await someDeals();
    const filter = { op: 'and' as const, items: [{ field: 'amount', operator: 'gte' as const, value: 1_000 }] };
    const filtered = await api.lists.groups({ object: 'deal', field: 'source', filter });
    expect(short(filtered.groups)).toEqual([['event', 'Event', 2]]);
    const found = await api.lists.groups({ object: 'deal', field: 'source', search: 'acme' });
    expect(found.groups.reduce((all, { count }) => all + count, 0)).toBe(2);
    const { rows } = await api.deals.list({ filter });
    await api.deals.delete({ ids: rows.map(({ id }) => id) });
    expect(short((await api.lists.groups({ object: 'deal', field: 'source' })).groups)).toEqual([
      ['referral', 'Referral', 1],
      [null, 'No source', 1],
    ]);
  });

  it('are those of any list: yes and no, countries, months of a birthday', async () => {
    const { api } = await app.signedIn();
    for (const [country, birthday] of [
      ['DE', '1990-01-05'],
      ['DE', '1990-01-31'],
      ['FR', null],
    ] as const) {
      await api.people.create({ values: { firstName: 'Ada', country, birthday } });
    }
    await api.tasks.create({ values: { title: 'Call' } });
    const by = async (object: 'person' | 'task', field: string) =>
      short((await api.lists.groups({ object, field })).groups);
    expect(await by('person', 'country')).toEqual([
      ['DE', 'Germany', 2],
      ['FR', 'France', 1],
    ]);
    expect(await by('person', 'birthday')).toEqual([
      ['1990-01', '1990-01', 2],
      [null, 'No birthday', 1],
    ]);
    expect(await by('task', 'done')).toEqual([['false', 'No', 1]]);
  });

  it('are the largest two hundred', async () => {
    const { api, tenant, ctx } = await app.signedIn();
    await makeRows(ctx.app.database.forTenant(tenant.id), 205);
    const { groups, truncated } = await api.lists.groups({ object: 'deal', field: 'companyId' });
    expect([groups.length, truncated]).toEqual([200, true]);
    expect(groups.slice(0, 2)).toMatchObject([
      { count: 3, sums: { amount: 300 } },
      { count: 1, sums: { amount: 100 } },
    ]);
  });

  it('refuse fields that make none', async () => {
    const { api } = await app.signedIn();
    for (const field of ['name', 'tags', 'nothing', 'tenantId']) {
      expect(await refusal(api.lists.groups({ object: 'deal', field }))).toMatchObject({
        ...{ code: 'INVALID_INPUT', fields: { field: expect.stringContaining(field) } },
      });
    }
    expect(await refusal(api.lists.groups({ object: 'tag' as 'deal', field: 'color' }))).toHaveProperty('issues');
  });
});
