import { newId } from '@db/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from './testing/refusal';

onBothDatabases('records', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  it('a member creates, finds, edits, lists, trashes and restores a person', async () => {
    const { api, user } = await app.signedIn({ role: 'member' });
    const { record: acme } = await api.companies.create({
      values: { name: ' Acme  GmbH ', domain: 'https://www.Acme.example/about', country: 'Deutschland' },
    });
    expect(acme).toMatchObject({ name: 'Acme GmbH', domain: 'acme.example', country: 'DE', title: 'Acme GmbH' });
    const { record } = await api.people.create({
      values: {
        firstName: 'Ada',
        lastName: 'Ōta',
        email: ' Ada@Example.com',
        phone: '030 901820',
        companyId: acme.id,
        ownerId: user.id,
      },
    });
    expect(record).toMatchObject({
      name: 'Ada Ōta',
      email: 'ada@example.com',
      phone: '+4930901820',
      company: { id: acme.id, title: 'Acme GmbH', trashed: false },
      owner: { id: user.id, name: user.name },
      createdBy: user.id,
      version: 1,
    });
    const listed = await api.people.list({ total: true });
    expect(listed).toMatchObject({ total: { count: 1, exact: true }, can: { destroy: false }, nextCursor: null });
    expect(listed.rows).toEqual([record]);
    expect(await api.people.get({ id: record.id })).toEqual(record);
    expect(await api.people.getMany({ ids: [newId(), record.id] })).toEqual([record]);
    const few = await api.people.list({ fields: ['email'] });
    expect(few.rows[0]).toMatchObject({ id: record.id, title: 'Ada Ōta', email: 'ada@example.com' });
    expect(few.rows[0]).not.toHaveProperty('phone');

    await api.people.delete({ ids: [record.id] });
    expect((await api.people.list({ trash: true })).rows.map(({ id }) => id)).toEqual([record.id]);
    expect((await api.people.list({})).rows).toEqual([]);
    expect((await api.people.get({ id: record.id })).deletedAt).not.toBeNull();
    expect(await refusal(api.people.update({ id: record.id, version: 2, values: { city: 'Bonn' } }))).toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
    await api.people.restore({ ids: [record.id] });
    expect((await api.people.list({})).rows[0]).toMatchObject({ company: { title: 'Acme GmbH' }, version: 3 });
  });

  describe('values', () => {
    it('says what is wrong by field, and takes nothing', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const wrong = await refusal(
        api.people.create({
          values: {
            firstName: 'x'.repeat(101),
            email: 'nope',
            linkedin: 'javascript:alert(1)',
            country: 'Narnia',
            birthday: '2026-02-30',
          },
        }),
      );
      const paths = wrong.issues?.map(({ path }) => path.join('.'));
      expect(paths?.sort()).toEqual([
        'values.birthday',
        'values.country',
        'values.email',
        'values.firstName',
        'values.linkedin',
      ]);
      expect(await refusal(api.people.create({ values: { city: 'Bonn' } }))).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { 'values.firstName': expect.stringContaining('name') },
      });
      expect((await api.people.count({})).count).toBe(0);
    });

    it('points only to what exists here: foreign ids are worded like missing ones', async () => {
      const here = await app.signedIn({ role: 'member' });
      const there = await app.signedIn({ role: 'member' });
      const { record: foreign } = await there.api.companies.create({ values: { name: 'Foreign' } });
      const asked = (companyId: string, ownerId: string) =>
        refusal(here.api.people.create({ values: { firstName: 'Ada', companyId, ownerId, tags: [companyId] } }));
      const [missing, stolen] = [await asked(newId(), newId()), await asked(foreign.id, there.user.id)];
      expect(Object.keys(stolen.fields ?? {}).sort()).toEqual(['values.companyId', 'values.ownerId', 'values.tags']);
      expect(stolen.fields).toEqual(missing.fields);
      expect(stolen.say).toBe(missing.say);
    });

    it('keeps text as it is meant: scripts, quotes, no control characters, no halves of characters', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const { record } = await api.people.create({
        values: {
          firstName: 'عمر\u0000',
          lastName: "O'Brien\u0007 \ud800",
          description: 'line one\r\nline two\u0000',
          jobTitle: '',
        },
      });
      expect(record).toMatchObject({ name: "عمر O'Brien \ufffd", description: 'line one\nline two', jobTitle: null });
    });

    it('refuses fields that nobody may write', async () => {
      const { api } = await app.signedIn({ role: 'owner' });
      for (const key of [
        'id',
        'tenantId',
        'version',
        'createdAt',
        'createdBy',
        'deletedAt',
        'name',
        'nameKey',
        'demo',
        '__proto__x',
      ]) {
        const values = { firstName: 'Ada', [key]: 'x' };
        expect(await refusal(api.people.create({ values }))).toMatchObject({ issues: [{ code: 'unrecognized_keys' }] });
      }
    });
  });

  describe('a list', () => {
    it('pages through everything once, in its order, filtered and sorted', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const names = Array.from({ length: 23 }, (_, at) => `N${String(at % 7).padStart(2, '0')}`);
      for (const lastName of names)
        await api.people.create({ values: { firstName: 'X', lastName, city: lastName === 'N03' ? null : 'Berlin' } });
      const walk = async (input: Parameters<typeof api.people.list>[0]) => {
        const rows: { id: string; title: string }[] = [];
        for (let cursor: string | undefined; ; ) {
          const page = await api.people.list({ ...input, limit: 5, cursor });
          rows.push(...page.rows);
          if (!page.nextCursor) return rows;
          cursor = page.nextCursor;
        }
      };
      for (const sort of [
        undefined,
        [{ field: 'name', direction: 'asc' as const }],
        [
          { field: 'city', direction: 'desc' as const },
          { field: 'name', direction: 'asc' as const },
        ],
      ]) {
        const rows = await walk({ sort });
        expect(new Set(rows.map(({ id }) => id)).size).toBe(23);
      }
      const byName = await walk({ sort: [{ field: 'name', direction: 'asc' }] });
      expect(byName.map(({ title }) => title)).toEqual(names.map((name) => `X ${name}`).sort());
      const filtered = await walk({ filter: { op: 'and', items: [{ field: 'city', operator: 'empty' }] } });
      expect(filtered.map(({ title }) => title)).toEqual(
        names.filter((name) => name === 'N03').map((name) => `X ${name}`),
      );
      expect(await refusal(api.people.list({ cursor: 'nonsense' }))).toMatchObject({ code: 'INVALID_INPUT' });
    });
  });

  describe('for good', () => {
    it('only from the trash; notes and jobs go, links are emptied, and the log forgets the values', async () => {
      const { api, tenant } = await app.signedIn({ role: 'admin' });
      const { record: acme } = await api.companies.create({ values: { name: 'Acme secret' } });
      const { record: ada } = await api.people.create({ values: { firstName: 'Ada', companyId: acme.id } });
      await api.notes.create({ object: 'company', recordId: acme.id, values: { body: 'secret note' } });
      expect(await refusal(api.companies.destroy({ ids: [acme.id] }))).toMatchObject({ code: 'PRECONDITION_FAILED' });
      await api.companies.delete({ ids: [acme.id] });
      expect((await api.people.get({ id: ada.id })).company).toEqual({
        id: acme.id,
        title: 'Acme secret',
        trashed: true,
      });
      expect(await api.companies.destroy({ ids: [acme.id] })).toEqual({ count: 1 });
      expect(await refusal(api.companies.get({ id: acme.id }))).toMatchObject({ code: 'NOT_FOUND' });
      expect(await api.people.get({ id: ada.id })).toMatchObject({ companyId: null, company: null, version: 2 });
      expect(await api.people.employments.list({ personId: ada.id })).toEqual([]);
      const left = await test.database
        .forTenant(tenant.id)
        .read('test', ({ sql, tables }) => sql.select().from(tables.changes));
      expect(JSON.stringify(left)).not.toContain('secret');
      const member = await app.signedIn({ role: 'member', tenant });
      expect(await refusal(member.api.people.destroy({ ids: [ada.id] }))).toMatchObject({ code: 'FORBIDDEN' });
    });
  });

  it('does not see, touch or count what belongs to another workspace', async () => {
    const here = await app.signedIn({ role: 'owner' });
    const there = await app.signedIn({ role: 'owner' });
    const { record: ada } = await there.api.people.create({ values: { firstName: 'Ada' } });
    const id = ada.id;
    const tries = [
      () => here.api.people.get({ id }),
      () => here.api.people.update({ id, version: 1, values: { city: 'Bonn' } }),
      () => here.api.people.delete({ ids: [id] }),
      () => here.api.people.destroy({ ids: [id] }),
      () => here.api.notes.create({ object: 'person', recordId: id, values: { body: 'hi' } }),
      () => here.api.timeline.list({ object: 'person', recordId: id }),
      () => here.api.changes.history({ object: 'person', recordId: id, field: 'city' }),
      () => here.api.people.employments.create({ personId: id, values: { companyId: id } }),
      () => here.api.tags.assign({ object: 'person', ids: [id], add: [], remove: [] }),
    ];
    for (const attempt of tries) expect(await refusal(attempt())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await here.api.people.getMany({ ids: [id] })).toEqual([]);
    expect((await here.api.people.count({})).count).toBe(0);
    expect((await here.api.changes.recent({})).entries).toEqual([]);
    expect((await there.api.people.get({ id })).version).toBe(1);
  });

  it('a viewer reads and changes nothing', async () => {
    const { api: owner, tenant } = await app.signedIn({ role: 'owner' });
    const { record: ada, groupId } = await owner.people.create({ values: { firstName: 'Ada' } });
    const { api } = await app.signedIn({ role: 'viewer', tenant });
    expect((await api.people.list({})).can).toEqual({
      create: false,
      update: false,
      delete: false,
      restore: false,
      destroy: false,
      export: false,
    });
    const tries = [
      () => api.people.create({ values: { firstName: 'Eve' } }),
      () => api.people.update({ id: ada.id, version: 1, values: { city: 'Bonn' } }),
      () => api.people.delete({ ids: [ada.id] }),
      () => api.notes.create({ object: 'person', recordId: ada.id, values: { body: 'hi' } }),
      () => api.tags.create({ values: { name: 'VIP', color: 'red' } }),
      () => api.changes.undo({ groupId: groupId ?? '' }),
      () => api.demo.remove(),
    ];
    for (const attempt of tries) expect(await refusal(attempt())).toMatchObject({ code: 'FORBIDDEN' });
  });
});
