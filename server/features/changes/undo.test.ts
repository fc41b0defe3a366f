import { newId } from '@db/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { enterTenant } from '@/trpc/procedures';
import { personObject } from '../people/person-object';
import { loadRows } from '../records/bulk-rows';
import { withEffects } from '../records/effects';
import { performWrites } from '../records/perform-writes';
import { planCreate, planUpdate } from '../records/plan-write.rules';
import { command } from '../records/service';
import { refusal } from '../records/testing/refusal';
import { undoCause } from './undo-cause';

onBothDatabases('undo', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const begin = async () => {
    const { api, tenant, ctx } = await app.signedIn({ role: 'manager' });
    const { record: ada, groupId } = await api.people.create({ values: { firstName: 'Ada' } });
    return { api, tenant, ctx, ada, made: groupId ?? '' };
  };

  it('of an edit puts back what was before; later edits of other fields stay', async () => {
    const { api, ada } = await begin();
    const { groupId } = await api.people.update({ id: ada.id, version: 1, values: { city: 'Bonn', jobTitle: 'CTO' } });
    await api.people.update({ id: ada.id, version: 2, values: { country: 'DE' } });
    await api.changes.undo({ groupId: groupId ?? '' });
    expect(await api.people.get({ id: ada.id })).toMatchObject({
      city: null,
      jobTitle: null,
      country: 'DE',
      version: 4,
    });
  });

  it('is refused, with the fields, when somebody changed them since, and changes nothing', async () => {
    const { api, ada } = await begin();
    const { groupId } = await api.people.update({ id: ada.id, version: 1, values: { city: 'Bonn', jobTitle: 'CTO' } });
    await api.people.update({ id: ada.id, version: 2, values: { city: 'Kiel' } });
    expect(await refusal(api.changes.undo({ groupId: groupId ?? '' }))).toMatchObject({
      code: 'CONFLICT',
      say: 'Ada was changed since: City.',
      details: { conflicts: [{ object: 'person', recordId: ada.id, title: 'Ada', fields: ['city'] }] },
    });
    expect(await api.people.get({ id: ada.id })).toMatchObject({ city: 'Kiel', jobTitle: 'CTO', version: 3 });
  });

  it('of a creation goes to the trash, of a deletion back, and of an undo forth again', async () => {
    const { api, ada, made } = await begin();
    const { groupId: first } = await api.changes.undo({ groupId: made });
    expect((await api.people.get({ id: ada.id })).deletedAt).not.toBeNull();
    const { groupId: second } = await api.changes.undo({ groupId: first ?? '' });
    expect((await api.people.get({ id: ada.id })).deletedAt).toBeNull();
    await api.changes.undo({ groupId: second ?? '' });
    expect((await api.people.get({ id: ada.id })).deletedAt).not.toBeNull();
    const { groupId: third } = await api.people.restore({ ids: [ada.id] });
    const { groupId: gone } = await api.people.delete({ ids: [ada.id] });
    expect(await refusal(api.changes.undo({ groupId: third ?? '' }))).toMatchObject({ code: 'CONFLICT' });
    await api.changes.undo({ groupId: gone ?? '' });
    expect((await api.people.list({})).rows.map(({ id }) => id)).toEqual([ada.id]);
    // What was made again by undoing can be unmade again.
    await api.changes.undo({ groupId: made });
    expect((await api.people.list({})).rows).toEqual([]);
  });

  it('of one change of a bulk command takes back that record alone', async () => {
    const { api, ada } = await begin();
    const { record: eve } = await api.people.create({ values: { firstName: 'Eve' } });
    await api.people.delete({ ids: [ada.id, eve.id] });
    const [entry] = (await api.changes.recent({})).entries;
    expect(entry?.changes).toHaveLength(2);
    const change = entry?.changes.find(({ recordId }) => recordId === eve.id);
    expect(await api.changes.undo({ changeId: change?.id ?? '' })).toMatchObject({ count: 1 });
    expect((await api.people.list({})).rows.map(({ id }) => id)).toEqual([eve.id]);
    expect((await api.changes.recent({})).entries[1]).toMatchObject({ undone: false, undoable: true });
    await api.changes.undo({ groupId: entry?.groupId ?? '' });
    expect((await api.people.list({})).rows).toHaveLength(2);
    expect((await api.changes.recent({})).entries.find(({ groupId }) => groupId === entry?.groupId)).toMatchObject({
      undone: true,
      undoable: false,
    });
  });

  it('works for notes, tags and jobs', async () => {
    const { api, ada } = await begin();
    const { record: vip } = await api.tags.create({ values: { name: 'VIP', color: 'red' } });
    const { record: press } = await api.tags.create({ values: { name: 'Press', color: 'blue' } });
    const tagged = await api.tags.assign({ object: 'person', ids: [ada.id], add: [vip.id] });
    await api.tags.assign({ object: 'person', ids: [ada.id], add: [press.id] });
    await api.changes.undo({ groupId: tagged.groupId ?? '' });
    expect((await api.people.get({ id: ada.id })).tags.map(({ name }) => name)).toEqual(['Press']);
    const deleted = await api.tags.delete({ ids: [press.id] });
    expect((await api.people.get({ id: ada.id })).tags).toEqual([]);
    await api.changes.undo({ groupId: deleted.groupId ?? '' });
    expect((await api.people.get({ id: ada.id })).tags.map(({ name }) => name)).toEqual(['Press']);

    const { record: note } = await api.notes.create({ object: 'person', recordId: ada.id, values: { body: 'one' } });
    const edited = await api.notes.update({ id: note.id, version: 1, values: { body: 'two', pinned: true } });
    await api.changes.undo({ groupId: edited.groupId ?? '' });
    expect(await api.notes.get({ id: note.id })).toMatchObject({ body: 'one', pinned: false });
    const { groupId } = await api.notes.delete({ ids: [note.id] });
    await api.changes.undo({ groupId: groupId ?? '' });
    expect((await api.notes.list({ object: 'person', recordId: ada.id })).rows).toHaveLength(1);

    const { record: acme } = await api.companies.create({ values: { name: 'Acme' } });
    const job = await api.people.employments.create({
      personId: ada.id,
      values: { companyId: acme.id, jobTitle: 'CTO', isPrimary: true },
    });
    expect(await api.people.get({ id: ada.id })).toMatchObject({ company: { title: 'Acme' }, jobTitle: 'CTO' });
    await api.changes.undo({ groupId: job.groupId ?? '' });
    expect(await api.people.get({ id: ada.id })).toMatchObject({ company: null, jobTitle: null });
    expect(await api.people.employments.list({ personId: ada.id })).toEqual([]);
  });

  it('does not bring back a link to what was deleted for good, nor a name that is taken', async () => {
    const { api, tenant, ada } = await begin();
    const admin = await app.signedIn({ role: 'admin', tenant });
    const { record: acme } = await api.companies.create({ values: { name: 'Acme' } });
    await api.people.update({ id: ada.id, version: 1, values: { companyId: acme.id } });
    const left = await api.people.update({ id: ada.id, version: 2, values: { companyId: null } });
    await api.companies.delete({ ids: [acme.id] });
    await admin.api.companies.destroy({ ids: [acme.id] });
    expect(await refusal(api.changes.undo({ groupId: left.groupId ?? '' }))).toMatchObject({ code: 'CONFLICT' });

    const { record: vip } = await api.tags.create({ values: { name: 'VIP', color: 'red' } });
    const gone = await api.tags.delete({ ids: [vip.id] });
    await api.tags.create({ values: { name: 'vip', color: 'blue' } });
    expect(await refusal(api.changes.undo({ groupId: gone.groupId ?? '' }))).toMatchObject({ code: 'CONFLICT' });
  });

  it('is for those who may: tags for managers, nothing of other workspaces, nothing unknown', async () => {
    const { api, tenant, made } = await begin();
    const { groupId } = await api.tags.create({ values: { name: 'VIP', color: 'red' } });
    const member = await app.signedIn({ role: 'member', tenant });
    expect(await refusal(member.api.changes.undo({ groupId: groupId ?? '' }))).toMatchObject({ code: 'FORBIDDEN' });
    const stranger = await app.signedIn({ role: 'owner' });
    const foreign = await refusal(stranger.api.changes.undo({ groupId: made }));
    expect(foreign).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(stranger.api.changes.undo({ groupId: newId() }))).toEqual(foreign);
    expect(await refusal(stranger.api.changes.undo({ changeId: newId() }))).toEqual(foreign);
  });

  describe('of a whole import', () => {
    it('goes chunk by chunk, leaves what was changed since and says so, and can be undone as well', async () => {
      const { api, ctx, ada } = await begin();
      const tenant = enterTenant(ctx, 'imports.run');
      const importId = newId();
      const { record: acme } = await api.companies.create({ values: { name: 'Acme' } });
      await command(
        tenant,
        'test.import',
        async (tx, source) => {
          const rows = await loadRows(tx, personObject, [ada.id]);
          const created = Array.from({ length: 30 }, (_, at) =>
            planCreate(personObject, tx.tenantId, source, { values: { firstName: `P${at}`, companyId: acme.id } }),
          );
          const updated = [...rows.values()].flatMap(
            (row) => planUpdate(personObject, source, row, { companyId: acme.id, city: 'Bonn' }) ?? [],
          );
          await performWrites(tx, source, await withEffects(tx, source, [...created, ...updated]), { search: 'later' });
        },
        { kind: 'import', id: importId },
      );
      expect((await api.people.count({})).count).toBe(31);
      const [kept] = (
        await api.people.list({ filter: { op: 'and', items: [{ field: 'firstName', operator: 'is', value: 'P7' }] } })
      ).rows;
      await api.people.update({ id: kept?.id ?? '', version: 1, values: { city: 'Kiel' } });

      const runAll = async (causeKind: 'import' | 'undo') => {
        const results = [];
        for (let cursor: string | undefined; ; ) {
          const chunk = await undoCause(tenant, { causeKind, causeId: importId, cursor, limit: 10 });
          results.push(chunk);
          if (!chunk.cursor) return results;
          cursor = chunk.cursor;
        }
      };
      const chunks = await runAll('import');
      expect(chunks.length).toBeGreaterThan(3);
      expect(chunks.flatMap(({ skipped }) => skipped)).toEqual([
        { why: 'changed since', fields: ['city'], object: 'person', recordId: kept?.id, title: 'P7' },
      ]);
      expect((await api.people.list({})).rows.map(({ title }) => title).sort()).toEqual(['Ada', 'P7']);
      expect(await api.people.get({ id: ada.id })).toMatchObject({ company: null, city: null });
      expect(await api.people.employments.list({ personId: ada.id })).toEqual([]);
      // Once more finds nothing but what was skipped.
      expect((await runAll('import')).map(({ undone }) => undone)).toEqual([0]);
      await runAll('undo');
      expect((await api.people.count({})).count).toBe(31);
      expect(await api.people.get({ id: ada.id })).toMatchObject({ company: { title: 'Acme' }, city: 'Bonn' });
    });
  });
});
