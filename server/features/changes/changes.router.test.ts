import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';

onBothDatabases('the change log', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const refusal = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (thrown: { cause?: { code?: string; details?: unknown } }) => thrown,
    );
    return { code: error?.cause?.code, details: error?.cause?.details };
  };

  it('a timeline tells commands with names, and undo takes back an edit, a job change included', async () => {
    const { api, user } = await app.signedIn({ role: 'member' });
    const { record: acme } = await api.companies.create({ values: { name: 'Acme' } });
    const { record: kite } = await api.companies.create({ values: { name: 'Kite' } });
    const { record: ada } = await api.people.create({
      values: { firstName: 'Ada', companyId: acme.id, jobTitle: 'CTO' },
    });
    const { record: moved, groupId } = await api.people.update({
      id: ada.id,
      version: 1,
      values: { companyId: kite.id, jobTitle: 'CEO', city: 'Berlin' },
    });
    expect(moved).toMatchObject({ company: { title: 'Kite' }, jobTitle: 'CEO' });
    const jobs = await api.people.employments.list({ personId: ada.id });
    expect(jobs).toMatchObject([
      { company: { title: 'Kite' }, jobTitle: 'CEO', endedOn: null, isPrimary: true },
      { company: { title: 'Acme' }, jobTitle: 'CTO', isPrimary: false },
    ]);
    expect(jobs[1]?.endedOn).toMatch(/^\d{4}-\d\d-\d\d$/);

    const timeline = await api.timeline.list({ object: 'person', recordId: ada.id });
    expect(timeline.entries).toHaveLength(2);
    const [edit, made] = timeline.entries;
    expect(edit).toMatchObject({ groupId, actor: { kind: 'user', id: user.id, name: user.name }, undoable: true });
    expect(edit?.changes.map(({ object, action }) => `${object} ${action}`).sort()).toEqual([
      'employment create',
      'employment update',
      'person update',
    ]);
    const personEdit = edit?.changes.find(({ object }) => object === 'person');
    expect(personEdit?.fields.find(({ field }) => field === 'companyId')).toMatchObject({
      label: 'Company',
      fromText: 'Acme',
      toText: 'Kite',
    });
    expect(made?.changes).toMatchObject([{ object: 'person', action: 'create', title: 'Ada' }]);

    const undone = await api.changes.undo({ groupId: groupId ?? '' });
    expect(undone.count).toBe(3);
    expect(await api.people.get({ id: ada.id })).toMatchObject({
      company: { title: 'Acme' },
      jobTitle: 'CTO',
      city: null,
    });
    expect(await api.people.employments.list({ personId: ada.id })).toMatchObject([
      { company: { title: 'Acme' }, endedOn: null, isPrimary: true },
    ]);
    expect(await refusal(api.changes.undo({ groupId: groupId ?? '' }))).toMatchObject({ code: 'CONFLICT' });
    await api.changes.undo({ groupId: undone.groupId ?? '' });
    expect(await api.people.get({ id: ada.id })).toMatchObject({ company: { title: 'Kite' }, city: 'Berlin' });
    expect((await api.people.employments.list({ personId: ada.id })).map(({ isPrimary }) => isPrimary)).toEqual([
      true,
      false,
    ]);
    const history = await api.changes.history({ object: 'person', recordId: ada.id, field: 'jobTitle' });
    expect(history.entries.map(({ from, to }) => [from, to])).toEqual([
      ['CTO', 'CEO'],
      ['CEO', 'CTO'],
      ['CTO', 'CEO'],
      [null, 'CTO'],
    ]);
  });
});
