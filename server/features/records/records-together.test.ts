import { newId } from '@db/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from './testing/refusal';

onBothDatabases('records in use', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  describe('two people at one record', () => {
    it('merge when they change different fields, and are asked when they change the same', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const { record: ada } = await api.people.create({ values: { firstName: 'Ada' } });
      await api.people.update({ id: ada.id, version: 1, values: { city: 'Berlin' } });
      const { record: merged } = await api.people.update({ id: ada.id, version: 1, values: { jobTitle: 'CTO' } });
      expect(merged).toMatchObject({ city: 'Berlin', jobTitle: 'CTO', version: 3 });
      const conflict = await refusal(
        api.people.update({ id: ada.id, version: 1, values: { city: 'Bonn', country: 'DE' } }),
      );
      expect(conflict).toMatchObject({
        code: 'CONFLICT',
        say: 'Somebody else changed this person meanwhile: City.',
        details: { fields: ['city'], current: { city: 'Berlin', version: 3 }, yours: { city: 'Bonn', country: 'DE' } },
      });
      const same = await api.people.update({ id: ada.id, version: 1, values: { city: 'Berlin' } });
      expect(same).toMatchObject({ groupId: null, record: { version: 3 } });
    });

    it('at the same moment lose nothing: twenty edits of twenty fields or one', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const { record: ada } = await api.people.create({ values: { firstName: 'Ada' } });
      const fields = ['lastName', 'email', 'phone', 'jobTitle', 'city', 'description'] as const;
      const value = (field: string) => (field === 'email' ? 'a@example.com' : field);
      await Promise.all(
        fields.map((field) => api.people.update({ id: ada.id, version: 1, values: { [field]: value(field) } })),
      );
      const after = await api.people.get({ id: ada.id });
      expect(fields.map((field) => after[field])).toEqual(fields.map(value));
      expect(after.version).toBe(1 + fields.length);
      const titles = Array.from({ length: 8 }, (_, at) => `Title ${at}`);
      const outcomes = await Promise.allSettled(
        titles.map((jobTitle) => api.people.update({ id: ada.id, version: after.version, values: { jobTitle } })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('a double click makes one record, even at the same moment', async () => {
      const { api, tenant } = await app.signedIn({ role: 'member' });
      const id = newId();
      const click = () => api.people.create({ id, values: { firstName: 'Ada' } });
      const clicks = await Promise.all([click(), click(), click()]);
      expect(new Set(clicks.map(({ record }) => record.id))).toEqual(new Set([id]));
      expect(clicks.filter(({ groupId }) => groupId)).toHaveLength(1);
      expect((await api.people.count({})).count).toBe(1);
      const other = await app.signedIn({ role: 'member', tenant });
      expect(await refusal(other.api.people.create({ id, values: { firstName: 'Eve' } }))).toMatchObject({
        code: 'ALREADY_EXISTS',
      });
      expect(await refusal(api.people.create({ id: crypto.randomUUID(), values: { firstName: 'v4' } }))).toBeDefined();
    });
  });
});
