import { newId } from '@db/ids';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';

onBothDatabases('records over the router', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  it('a member creates, finds, edits, lists, trashes and restores a person', async () => {
    const { api, user } = await app.signedIn({ role: 'member' });
    const { record: acme } = await api.companies.create({
      values: { name: 'Acme', domain: 'https://www.Acme.example/about' },
    });
    expect(acme.domain).toBe('acme.example');
    const { record } = await api.people.create({
      values: { firstName: 'Ada', lastName: 'Ōta', email: ' Ada@Example.com', companyId: acme.id, ownerId: user.id },
    });
    expect(record).toMatchObject({
      name: 'Ada Ōta',
      email: 'ada@example.com',
      company: { title: 'Acme' },
      owner: user && { id: user.id, name: user.name },
    });
    const listed = await api.people.list({ total: true });
    expect(listed).toMatchObject({ total: { count: 1, exact: true }, can: { destroy: false }, nextCursor: null });
    expect(listed.rows).toEqual([record]);
    expect(await api.people.get({ id: record.id })).toEqual(record);
    expect(
      (
        await api.people.list({
          filter: { op: 'and', items: [{ field: 'company.name', operator: 'is', value: 'acme' }] },
        })
      ).rows,
    ).toHaveLength(1);
    await api.people.delete({ ids: [record.id] });
    expect((await api.people.list({ trash: true })).rows).toHaveLength(1);
    expect((await api.people.list({})).rows).toHaveLength(0);
    await api.people.restore({ ids: [record.id] });
    expect(await api.people.employments.list({ personId: record.id })).toHaveLength(1);
    expect(newId()).toBeTruthy();
  });
});
