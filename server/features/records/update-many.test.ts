import { newId } from '@db/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from './testing/refusal';

onBothDatabases('changing many records at once', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const threePeople = async (role: 'member' | 'owner' = 'member') => {
    const who = await app.signedIn({ role });
    const named = (firstName: string) => who.api.people.create({ values: { firstName, city: 'Bonn' } });
    const people = [(await named('Ada')).record, (await named('Bea')).record, (await named('Cem')).record];
    const items = (values: (at: number) => Record<string, unknown>) =>
      people.map(({ id, version }, at) => ({ id, version, values: values(at) }));
    const now = (key: 'city' | 'email' | 'jobTitle' | 'phone') =>
      who.api.people.getMany({ ids: people.map(({ id }) => id) }).then((all) => all.map((one) => one[key]));
    return { ...who, people, items, now };
  };

  it('writes nine values as one change, and takes all of them back with it', async () => {
    const { api, items, now, people } = await threePeople();
    const cities = ['Oslo', 'Porto', 'Lyon'];
    const done = await api.people.updateMany({
      items: items((at) => ({ city: cities[at], jobTitle: `Title ${at}`, phone: `030 90182${at}` })),
    });
    expect(done.refused).toEqual([]);
    expect(done.records.map(({ id, city, phone, version }) => [id, city, phone, version])).toEqual(
      people.map(({ id }, at) => [id, cities[at], `+493090182${at}`, 2]),
    );
    const timeline = await api.timeline.list({ object: 'person', recordId: people[0]?.id ?? '' });
    expect(timeline.entries[0]).toMatchObject({ groupId: done.groupId, cause: { kind: 'edit' } });
    expect(await api.changes.undo({ groupId: done.groupId ?? '' })).toMatchObject({ count: 3 });
    expect(await now('city')).toEqual(['Bonn', 'Bonn', 'Bonn']);
    expect(await now('jobTitle')).toEqual([null, null, null]);
  });

  it('writes no amount whose currency is wrong', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const { record } = await api.products.create({ values: { name: 'Licence', unitPrice: 32_000, currency: 'EUR' } });
    const { id, version } = record;
    const values = { name: 'Permit', unitPrice: 777, currency: 'XXX' };
    const { refused } = await api.products.updateMany({ items: [{ id, version, values }] });
    expect(Object.keys(refused[0]?.fields ?? {}).sort()).toEqual(['currency', 'unitPrice']);
    expect(await api.products.get({ id })).toMatchObject({ name: 'Permit', unitPrice: 32_000, currency: 'EUR' });
  });

  it('leaves out what is wrong and says so value by value; the others are written', async () => {
    const { api, items, now, people } = await threePeople();
    const foreign = await app.signedIn({ role: 'member' });
    const { record: theirs } = await foreign.api.companies.create({ values: { name: 'Foreign' } });
    const { refused, groupId } = await api.people.updateMany({
      items: items((at) => ({
        city: `City ${at}`,
        email: at === 1 ? 'nope' : `p${at}@example.com`,
        companyId: at === 2 ? theirs.id : null,
      })),
    });
    expect(groupId).not.toBeNull();
    expect(refused).toEqual([
      { id: people[1]?.id, fields: { email: expect.stringContaining('e-mail') } },
      { id: people[2]?.id, fields: { companyId: 'There is no such company.' } },
    ]);
    expect(await now('city')).toEqual(['City 0', 'City 1', 'City 2']);
    expect(await now('email')).toEqual(['p0@example.com', null, 'p2@example.com']);
  });

  it('merges with what others changed meanwhile, and refuses the fields that they changed', async () => {
    const { api, items, now, people } = await threePeople();
    const [ada] = people;
    await api.people.update({ id: ada?.id ?? '', version: 1, values: { city: 'Berlin' } });
    const { refused, records } = await api.people.updateMany({
      items: items(() => ({ city: 'Oslo', jobTitle: 'CTO' })),
    });
    expect(refused).toEqual([{ id: ada?.id, fields: { city: 'Somebody changed this meanwhile.' } }]);
    expect(records[0]).toMatchObject({ city: 'Berlin', jobTitle: 'CTO', version: 3 });
    expect(await now('city')).toEqual(['Berlin', 'Oslo', 'Oslo']);
  });

  it('passes over what is in the trash or gone, and changes nothing where all is as it was', async () => {
    const { api, items, people } = await threePeople();
    await api.people.delete({ ids: [people[0]?.id ?? ''] });
    const same = await api.people.updateMany({ items: items(() => ({ city: 'Bonn' })) });
    expect(same).toMatchObject({ groupId: null, refused: [{ fields: { city: 'It is in the trash.' } }] });
    const unknown = { id: newId(), version: 1, values: { city: 'Oslo', email: null } };
    expect(await api.people.updateMany({ items: [unknown] })).toEqual({
      records: [],
      refused: [{ id: unknown.id, fields: { city: 'It is not there any more.', email: 'It is not there any more.' } }],
      groupId: null,
    });
  });

  describe('rules of a record type', () => {
    it('keep a code unique, also among the rows of one call', async () => {
      const { api } = await app.signedIn({ role: 'owner' });
      const coded = (code: string) => api.products.create({ values: { name: `Product ${code}`, code } });
      const made = [(await coded('A-1')).record, (await coded('B-2')).record, (await coded('C-3')).record];
      const { refused } = await api.products.updateMany({
        items: made.map(({ id, version }, at) => ({ id, version, values: { code: at === 0 ? 'D-4' : 'E-5' } })),
      });
      const words = { code: 'Another product has this code.' };
      expect(refused).toEqual([
        { id: made[1]?.id, fields: words },
        { id: made[2]?.id, fields: words },
      ]);
      const codes = await api.products.getMany({ ids: made.map(({ id }) => id) });
      expect(codes.map(({ code }) => code)).toEqual(['D-4', 'B-2', 'C-3']);
    });

    it('refuse the field that breaks them, also where they blame one that was not edited; its neighbours are written', async () => {
      const { api } = await app.signedIn({ role: 'owner' });
      const { record: ada } = await api.people.create({ values: { lastName: 'Lovelace' } });
      const { record: bea } = await api.people.create({ values: { firstName: 'Bea' } });
      const values = { lastName: null, city: 'Oslo', jobTitle: 'CTO' };
      const { refused, records } = await api.people.updateMany({
        items: [ada, bea].map(({ id, version }) => ({ id, version, values })),
      });
      expect(refused).toEqual([
        { id: ada.id, fields: { lastName: 'Give a first name, a last name, an e-mail address or a phone number.' } },
      ]);
      expect(records).toMatchObject([
        { lastName: 'Lovelace', city: 'Oslo', jobTitle: 'CTO' },
        { firstName: 'Bea', city: 'Oslo', jobTitle: 'CTO' },
      ]);
    });

    it('hold for deals that enter a stage: what it asks for keeps them where they are', async () => {
      const { api } = await app.signedIn({ role: 'owner' });
      const [pipeline] = (await api.pipelines.list({})).pipelines;
      const [first, lost] = (['open', 'lost'] as const).map(
        (wanted) => pipeline?.stages.find(({ type }) => type === wanted)?.id ?? '',
      );
      const { record } = await api.deals.create({ values: { name: 'Lamps', stageId: first ?? '' } });
      const item = { id: record.id, version: 1, values: { stageId: lost, name: 'Lamps for Oslo' } };
      const { refused, records } = await api.deals.updateMany({ items: [item] });
      expect(refused).toEqual([{ id: record.id, fields: { stageId: 'Lost reason is needed in "Lost".' } }]);
      expect(records).toMatchObject([{ name: 'Lamps for Oslo', stageId: record.stageId }]);
    });

    it('refuse all fields that break them together only', async () => {
      const { api } = await app.signedIn({ role: 'owner' });
      const { record: ada } = await api.people.create({ values: { lastName: 'Lovelace', email: 'ada@example.com' } });
      const nameless = { lastName: null, email: null, city: 'Oslo' };
      const together = await api.people.updateMany({ items: [{ id: ada.id, version: 1, values: nameless }] });
      expect(Object.keys(together.refused[0]?.fields ?? {}).sort()).toEqual(['email', 'lastName']);
      expect(together.records).toMatchObject([{ lastName: 'Lovelace', email: 'ada@example.com', city: 'Oslo' }]);
    });
  });

  it('takes no field twice, none that nobody may write, and no more than 500 records', async () => {
    const { api, items, people } = await threePeople();
    const [first] = items(() => ({ city: 'Oslo' }));
    if (!first) throw new Error('no person');
    const tries = [
      [],
      [first, first],
      [{ ...first, values: { name: 'X' } }],
      [{ ...first, values: { __proto__x: 'X' } }],
      Array.from({ length: 501 }, () => ({ ...first, id: newId() })),
    ];
    for (const tried of tries) {
      const found = await refusal(api.people.updateMany({ items: tried as (typeof first)[] }));
      expect(found.issues?.length, JSON.stringify(tried).slice(0, 80)).toBeGreaterThan(0);
    }
    expect((await api.people.get({ id: people[0]?.id ?? '' })).version).toBe(1);
  });

  it('is for those who may change records, in their own workspace', async () => {
    const { items, tenant } = await threePeople();
    const { api: viewer } = await app.signedIn({ role: 'viewer', tenant });
    const asked = { items: items(() => ({ city: 'Oslo' })) };
    expect(await refusal(viewer.people.updateMany(asked))).toMatchObject({ code: 'FORBIDDEN' });
    const { api: stranger } = await app.signedIn({ role: 'owner' });
    const theirs = await stranger.people.updateMany(asked);
    expect(theirs).toMatchObject({ records: [], groupId: null });
    expect(theirs.refused).toHaveLength(3);
  });
});
