import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';

onBothDatabases('undo', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  describe('of what somebody did to several records at once', () => {
    const several = async () => {
      const { api, tenant } = await app.signedIn({ role: 'manager' });
      const { record: ada } = await api.people.create({ values: { firstName: 'Ada' } });
      const { record: eve } = await api.people.create({ values: { firstName: 'Eve' } });
      const items = [ada, eve].map(({ id }) => ({ id, version: 1, values: { city: 'Bonn' } }));
      const { groupId } = await api.people.updateMany({ items });
      const cities = async () => (await api.people.getMany({ ids: [ada.id, eve.id] })).map(({ city }) => city);
      const whole = { groupId: groupId ?? '' };
      return { api, tenant, ada, eve, cities, whole };
    };

    it('is for them and for managers; a colleague is told so', async () => {
      const { tenant, cities, whole } = await several();
      const colleague = await app.signedIn({ role: 'member', tenant });
      expect(await refusal(colleague.api.changes.undo(whole))).toMatchObject({
        code: 'FORBIDDEN',
        say: 'Somebody else did this to several records at once. Ask them or a manager to undo it, or undo it record by record.',
      });
      expect(await cities()).toEqual(['Bonn', 'Bonn']);
      const manager = await app.signedIn({ role: 'manager', tenant });
      await manager.api.changes.undo(whole);
      expect(await cities()).toEqual([null, null]);
    });

    it('is for everybody record by record, as an edit is', async () => {
      const { api, tenant, eve, cities } = await several();
      const colleague = await app.signedIn({ role: 'member', tenant });
      const [entry] = (await api.changes.recent({})).entries;
      const change = entry?.changes.find(({ recordId }) => recordId === eve.id);
      await colleague.api.changes.undo({ changeId: change?.id ?? '' });
      expect(await cities()).toEqual(['Bonn', null]);
    });

    it('is for a member who did it; moving to the trash is no other', async () => {
      const { tenant, ada, eve, cities } = await several();
      const member = await app.signedIn({ role: 'member', tenant });
      const { groupId } = await member.api.people.delete({ ids: [ada.id, eve.id] });
      const colleague = await app.signedIn({ role: 'member', tenant });
      const trashed = { groupId: groupId ?? '' };
      expect(await refusal(colleague.api.changes.undo(trashed))).toMatchObject({ code: 'FORBIDDEN' });
      await member.api.changes.undo(trashed);
      expect(await cities()).toEqual(['Bonn', 'Bonn']);
    });
  });

  it('of one deed that concerns several records takes back all of it, from any of them and by any member', async () => {
    const { api, tenant } = await app.signedIn({ role: 'manager' });
    const values = { title: 'Water the plants', dueOn: '2026-03-11', repeat: 'daily' as const };
    const { record: task } = await api.tasks.create({ values });
    await api.tasks.update({ id: task.id, version: 1, values: { done: true } });
    const [entry] = (await api.changes.recent({})).entries;
    expect(entry?.changes.map(({ action }) => action).sort()).toEqual(['create', 'update']);
    const colleague = await app.signedIn({ role: 'member', tenant });
    const change = entry?.changes.find(({ recordId }) => recordId === task.id);
    await colleague.api.changes.undo({ changeId: change?.id ?? '' });
    expect((await api.tasks.list({})).rows).toMatchObject([{ id: task.id, done: false }]);
  });
});
