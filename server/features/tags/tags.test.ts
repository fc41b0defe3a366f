import { newId } from '@db/ids';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';

onBothDatabases('tags', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const begin = async () => {
    const { api, tenant } = await app.signedIn({ role: 'manager' });
    const tag = async (name: string) => (await api.tags.create({ values: { name, color: 'red' } })).record.id;
    const person = async (firstName: string, tags: string[] = []) =>
      (await api.people.create({ values: { firstName, tags } })).record.id;
    const tagsOf = async (id: string) => (await api.people.get({ id })).tags.map(({ name }) => name);
    return { api, tenant, tag, person, tagsOf };
  };

  it('have a name that nobody else has, whatever its case; the trash does not count', async () => {
    const { api, tag } = await begin();
    const vip = await tag('VIP');
    expect(await refusal(api.tags.create({ values: { name: 'vip', color: 'blue' } }))).toMatchObject({
      code: 'ALREADY_EXISTS',
      fields: { 'values.name': expect.any(String) },
      details: { id: vip },
    });
    const press = await tag('Press');
    expect(await refusal(api.tags.update({ id: press, version: 1, values: { name: 'Vip' } }))).toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    const renamed = await api.tags.update({ id: vip, version: 1, values: { name: 'vip', color: 'green' } });
    expect(renamed.record).toMatchObject({ name: 'vip', color: 'green', version: 2 });
    await api.tags.delete({ ids: [vip] });
    await tag('Vip');
    expect((await api.tags.list()).tags.map(({ name }) => name)).toEqual(['Press', 'Vip']);
  });

  it('are put on and taken off many records at once, and renamed everywhere', async () => {
    const { api, tag, person, tagsOf } = await begin();
    const [vip, press, old] = [await tag('VIP'), await tag('Press'), await tag('Old')];
    const [ada, eve] = [await person('Ada', [old]), await person('Eve', [vip])];
    const done = await api.tags.assign({ object: 'person', ids: [ada, eve], add: [vip, press], remove: [old] });
    expect(done.count).toBe(2);
    expect([await tagsOf(ada), await tagsOf(eve)]).toEqual([
      ['Press', 'VIP'],
      ['Press', 'VIP'],
    ]);
    expect(await api.tags.assign({ object: 'person', ids: [ada, eve], add: [vip], remove: [old] })).toEqual({
      count: 0,
      groupId: null,
    });
    expect((await api.tags.list({ uses: true })).tags.map(({ name, uses }) => [name, uses?.count])).toEqual([
      ['Old', 0],
      ['Press', 2],
      ['VIP', 2],
    ]);
    await api.tags.update({ id: press, version: 1, values: { name: 'Media' } });
    expect(await tagsOf(ada)).toEqual(['Media', 'VIP']);
    const filtered = await api.people.list({
      filter: { op: 'and', items: [{ field: 'tags', operator: 'hasAny', value: [vip] }] },
    });
    expect(filtered.rows).toHaveLength(2);
    expect(await refusal(api.tags.assign({ object: 'person', ids: [ada], add: [newId()] }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('are merged on all records, and unmerged by undo', async () => {
    const { api, tag, person, tagsOf } = await begin();
    const [vip, important, press] = [await tag('VIP'), await tag('Important'), await tag('Press')];
    const people = [
      await person('Ada', [important]),
      await person('Eve', [vip, important]),
      await person('Bob', [press]),
    ];
    const merged = await api.tags.merge({ from: [important, press], into: vip });
    expect(merged.count).toBe(3);
    expect(await Promise.all(people.map(tagsOf))).toEqual([['VIP'], ['VIP'], ['VIP']]);
    expect((await api.tags.list()).tags.map(({ name }) => name)).toEqual(['VIP']);
    await api.changes.undo({ groupId: merged.groupId ?? '' });
    expect(await Promise.all(people.map(tagsOf))).toEqual([['Important'], ['Important', 'VIP'], ['Press']]);
  });

  it('are made by managers, and put on records by members', async () => {
    const { tenant, tag, person } = await begin();
    const [vip, ada] = [await tag('VIP'), await person('Ada')];
    const { api } = await app.signedIn({ role: 'member', tenant });
    expect((await api.tags.list()).can).toEqual({ manage: false });
    expect(await refusal(api.tags.create({ values: { name: 'x', color: 'red' } }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await refusal(api.tags.delete({ ids: [vip] }))).toMatchObject({ code: 'FORBIDDEN' });
    expect((await api.tags.assign({ object: 'person', ids: [ada], add: [vip] })).count).toBe(1);
  });

  it('of two workspaces do not meet', async () => {
    const [here, there] = [await begin(), await begin()];
    const foreign = await there.tag('VIP');
    const [own, ada] = [await here.tag('VIP'), await here.person('Ada')];
    for (const attempt of [
      () => here.api.tags.assign({ object: 'person', ids: [ada], add: [foreign] }),
      () => here.api.tags.merge({ from: [foreign], into: own }),
      () => here.api.tags.merge({ from: [own], into: foreign }),
      () => here.api.tags.update({ id: foreign, version: 1, values: { name: 'x' } }),
      () => here.api.tags.delete({ ids: [foreign] }),
    ]) {
      expect(await refusal(attempt())).toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});
