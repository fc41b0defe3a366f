import { newId } from '@db/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';

onBothDatabases('leads', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const begin = async () => {
    const { api, tenant, user } = await app.signedIn({ role: 'owner' });
    const { pipelines } = await api.pipelines.list({});
    const stage = pipelines[0]?.stages.find(({ type }) => type === 'open');
    const { record: lead } = await api.leads.create({
      values: {
        firstName: 'Ada',
        lastName: 'Ōta',
        email: 'ada+fair@acme.example',
        phone: '030 901820',
        companyName: 'Acme GmbH',
        estimatedAmount: 120_000,
        ownerId: user.id,
      },
    });
    const on = { object: 'lead' as const, recordId: lead.id };
    return { api, tenant, user, lead, on, stageId: stage?.id ?? '' };
  };

  it('has the name of the person, else of the company, and wants one', async () => {
    const { api, lead } = await begin();
    expect(lead).toMatchObject({ name: 'Ada Ōta', phone: '+4930901820', status: 'new' });
    expect((await api.leads.create({ values: { companyName: 'Acme' } })).record.name).toBe('Acme');
    expect(await refusal(api.leads.create({ values: { city: 'Bonn' } }))).toMatchObject({ code: 'INVALID_INPUT' });
    const byHand = api.leads.update({ id: lead.id, version: 1, values: { status: 'converted' } });
    expect(await refusal(byHand)).toMatchObject({ fields: { 'values.status': expect.any(String) } });
  });

  describe('before it is converted', () => {
    it('is said to be somebody known, and why; the sure ones are suggested', async () => {
      const { api, lead } = await begin();
      const person = async (values: Parameters<typeof api.people.create>[0]['values']) =>
        (await api.people.create({ values })).record.id;
      const named = await person({ firstName: 'Ada', lastName: 'Ota' });
      const mail = await person({ firstName: 'A.', email: 'ada@acme.example' });
      const other = await person({ firstName: 'Ada at home', otherEmails: ['ADA+home@acme.example'] });
      const phone = await person({ firstName: 'Desk', otherPhones: ['+49 30 901820'] });
      await person({ firstName: 'Bda', email: 'bda@acme.example' });
      const [works, trashed] = [
        await api.companies.create({ values: { name: 'Acme Works', domain: 'acme.example' } }),
        await api.companies.create({ values: { name: 'ACME GmbH' } }),
      ];
      const { people, companies, suggested } = await api.leads.convertPreview({ id: lead.id });
      expect(people.map(({ id, why }) => [id, why])).toEqual([
        [mail, 'Same email'],
        [other, 'Same email'],
        [named, 'Same name'],
        [phone, 'Same phone, another name'],
      ]);
      expect(companies.map(({ title, why }) => [title, why])).toEqual([
        ['Acme Works', 'Same domain'],
        ['ACME GmbH', 'Same name'],
      ]);
      expect(suggested).toMatchObject({
        person: { id: mail },
        company: { id: works.record.id },
        deal: { values: { name: 'Acme GmbH', amount: 120_000, currency: 'EUR' } },
      });
      await api.people.delete({ ids: [mail, other, phone, named] });
      await api.companies.delete({ ids: [works.record.id, trashed.record.id] });
      expect(await api.leads.convertPreview({ id: lead.id })).toMatchObject({
        people: [],
        companies: [],
        suggested: {
          person: {
            values: { firstName: 'Ada', lastName: 'Ōta', email: 'ada+fair@acme.example', phone: '+4930901820' },
          },
          company: { values: { name: 'Acme GmbH', domain: 'acme.example' } },
        },
      });
    });

    it('does not show the people of another workspace', async () => {
      const { lead, api } = await begin();
      const other = await app.signedIn({ role: 'owner' });
      await other.api.people.create({ values: { firstName: 'Ada', email: 'ada@acme.example' } });
      expect((await api.leads.convertPreview({ id: lead.id })).people).toEqual([]);
      expect(await refusal(other.api.leads.convertPreview({ id: lead.id }))).toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('becomes what was suggested; what stands on it moves to the deal; one undo takes all of it back', async () => {
    const { api, lead, on, user, stageId } = await begin();
    await api.notes.create({ ...on, values: { body: 'Met at the fair' } });
    await api.tasks.create({ ...on, values: { title: 'Send offer', dueOn: '2031-01-01' } });
    await api.activities.create({
      ...on,
      values: { kind: 'call', subject: 'First call', startsAt: '2026-01-05T10:00:00Z' },
    });
    const { suggested } = await api.leads.convertPreview({ id: lead.id });
    const { version } = await api.leads.get({ id: lead.id });
    const input = { id: lead.id, version, ...suggested } as Parameters<typeof api.leads.convert>[0];
    const { personId, companyId, dealId, groupId } = await api.leads.convert(input);
    const ids = { personId: personId ?? '', companyId: companyId ?? '', dealId: dealId ?? '' };
    expect(await api.leads.get({ id: lead.id })).toMatchObject({
      status: 'converted',
      convertedAt: expect.any(String),
      person: { id: personId, title: 'Ada Ōta' },
      company: { id: companyId, title: 'Acme GmbH' },
      deal: { id: dealId, title: 'Acme GmbH' },
    });
    expect(await api.people.get({ id: ids.personId })).toMatchObject({ company: { id: companyId }, ownerId: user.id });
    const [job] = await api.people.employments.list({ personId: ids.personId });
    expect(job).toMatchObject({ companyId, isPrimary: true });
    const deal = await api.deals.get({ id: ids.dealId });
    expect(deal).toMatchObject({ stageId, companyId, leadId: lead.id, amount: 120_000, ownerId: user.id });
    expect(deal.nextActivityAt).toBe('2031-01-01T22:59:59.999Z');
    expect((await api.leads.get({ id: lead.id })).nextActivityAt).toBeNull();
    const place = { object: 'deal' as const, recordId: ids.dealId };
    expect((await api.notes.list(place)).rows.map(({ body }) => body)).toEqual(['Met at the fair']);
    expect((await api.tasks.of(place)).rows.map(({ title }) => title)).toEqual(['Send offer']);
    expect((await api.notes.list(on)).rows).toEqual([]);

    const [entry] = (await api.timeline.list({ ...place, kinds: ['note', 'task', 'activity'] })).entries;
    expect(entry?.groupId).toBe(groupId);
    const told = entry?.changes.map(({ object, note, task, activity }) => [
      object,
      note?.body ?? task?.title ?? activity?.subject,
    ]);
    expect(told?.sort()).toEqual([
      ['activity', 'First call'],
      ['note', 'Met at the fair'],
      ['task', 'Send offer'],
    ]);
    const move = entry?.changes[0]?.fields.find(({ field }) => field === 'recordId');
    expect(move).toMatchObject({ fromText: 'Ada Ōta', toText: 'Acme GmbH' });

    await api.changes.undo({ groupId });
    expect(await api.leads.get({ id: lead.id })).toMatchObject({
      status: 'new',
      convertedAt: null,
      personId: null,
      dealId: null,
      nextActivityAt: '2031-01-01T22:59:59.999Z',
    });
    expect((await api.notes.list(on)).rows).toHaveLength(1);
    expect((await api.tasks.of(on)).rows).toHaveLength(1);
    for (const [router, id] of [
      [api.people, ids.personId],
      [api.companies, ids.companyId],
      [api.deals, ids.dealId],
    ] as const) {
      expect((await router.get({ id })).deletedAt).not.toBeNull();
    }
    expect(await api.deals.contacts.list({ dealId: ids.dealId })).toEqual([]);
  });

  it('joins people and companies that are there; without a deal its notes go to the person', async () => {
    const { api, lead, on } = await begin();
    await api.notes.create({ ...on, values: { body: 'Met at the fair' } });
    const { record: acme } = await api.companies.create({ values: { name: 'Acme' } });
    const { record: ada } = await api.people.create({ values: { firstName: 'Ada' } });
    const version = (await api.leads.get({ id: lead.id })).version;
    const joined = { id: lead.id, version, person: { id: ada.id }, company: { id: acme.id }, deal: null };
    const { groupId } = await api.leads.convert(joined);
    expect((await api.people.get({ id: ada.id })).companyId).toBe(acme.id);
    expect((await api.notes.list({ object: 'person', recordId: ada.id })).rows).toHaveLength(1);
    await api.changes.undo({ groupId });
    expect(await api.people.get({ id: ada.id })).toMatchObject({ companyId: null, deletedAt: null });
    expect((await api.notes.list(on)).rows).toHaveLength(1);
  });

  it('is converted once, even by two clicks at the same moment', async () => {
    const { api, lead } = await begin();
    const input = {
      id: lead.id,
      version: lead.version,
      person: { values: { firstName: 'Ada' } },
      company: null,
      deal: null,
    };
    const outcomes = await Promise.allSettled([api.leads.convert(input), api.leads.convert(input)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await api.people.count({})).count).toBe(1);
    expect(await refusal(api.leads.convert(input))).toMatchObject({ code: 'PRECONDITION_FAILED' });
  });

  it('says what is wrong by field, and then makes nothing', async () => {
    const { api, lead, stageId } = await begin();
    const base = { id: lead.id, version: lead.version, person: null, company: null, deal: null };
    expect(await refusal(api.leads.convert(base))).toMatchObject({ fields: { person: expect.any(String) } });
    const gone = { ...base, person: { values: { firstName: 'Ada' } }, company: { id: newId() } };
    expect(await refusal(api.leads.convert(gone))).toMatchObject({ fields: { 'company.id': expect.any(String) } });
    const wrong = {
      ...base,
      person: { values: { firstName: 'Ada' } },
      deal: { values: { name: 'x', stageId: newId() } },
    };
    expect(await refusal(api.leads.convert(wrong))).toMatchObject({
      fields: { 'deal.values.stageId': expect.any(String) },
    });
    const nameless = { ...base, person: { values: { city: 'Bonn' } }, deal: { values: { name: 'x', stageId } } };
    expect(await refusal(api.leads.convert(nameless))).toMatchObject({
      fields: { 'person.values.firstName': expect.any(String) },
    });
    expect((await api.people.count({})).count).toBe(0);
    expect((await api.leads.get({ id: lead.id })).status).toBe('new');
  });
});
