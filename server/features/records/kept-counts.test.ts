import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';

onBothDatabases('counts of whole lists', (test) => {
  let app: TestApp;
  let other: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
    other = await createTestApp(test);
  });
  afterAll(() => Promise.all([app.close(), other.close()]));

  it('follow every write, asked for again and again', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const counted = async () => {
      const { total } = await api.people.list({ limit: 1, total: true });
      expect(await api.people.count({})).toEqual(total);
      return total?.count;
    };
    expect(await counted()).toBe(0);
    const { record } = await api.people.create({ values: { lastName: 'One' } });
    expect(await counted()).toBe(1);
    await api.people.create({ values: { lastName: 'Two' } });
    expect(await counted()).toBe(2);
    await api.people.delete({ ids: [record.id] });
    expect(await counted()).toBe(1);
    expect((await api.people.list({ trash: true, total: true })).total).toEqual({ count: 1, exact: true });
    await api.people.restore({ ids: [record.id] });
    expect(await counted()).toBe(2);
    expect((await api.people.list({ trash: true, total: true })).total).toEqual({ count: 0, exact: true });
  });

  it('of one workspace are none of another', async () => {
    const [one, two] = [await app.signedIn({ role: 'member' }), await other.signedIn({ role: 'member' })];
    await one.api.people.create({ values: { lastName: 'One' } });
    const totals = await Promise.all([one, two].map(({ api }) => api.people.list({ total: true })));
    expect(totals.map(({ total }) => total?.count)).toEqual([1, 0]);
  });

  it('a list of the default columns has their fields and what every record has', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const { record } = await api.people.create({
      values: { firstName: 'Ada', email: 'ada@example.com', city: 'Bonn' },
    });
    const { fields } = await api.people.describe();
    const shown = fields.filter(({ defaultColumn }) => defaultColumn).map(({ key }) => key);
    const [row] = (await api.people.list({ fields: [...shown, 'name'] })).rows;
    expect(row).not.toHaveProperty('city');
    expect(record).toMatchObject(row ?? {});
    expect(Object.keys(row ?? {})).toEqual(expect.arrayContaining(shown));
    expect((await api.people.list({})).rows).toEqual([record]);
  });
});
