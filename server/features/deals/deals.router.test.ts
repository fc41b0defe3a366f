import { newId } from '@db/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';
import { dealIn, reasonNamed, stageNamed } from './testing/selling';

onBothDatabases('deals', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  it('a new deal follows its stage: pipeline, status, weighted amount, rotting', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const stage = await stageNamed(api, 'Proposal');
    const deal = await dealIn(api, 'Proposal', { amount: 20_001 });
    expect(deal).toMatchObject({
      stage: { id: stage.id, title: 'Proposal' },
      pipeline: { title: 'New business' },
      status: 'open',
      currency: 'EUR',
      weightedAmount: 10_001,
      closedOn: null,
    });
    const days = (Date.parse(deal.rottenAt ?? '') - Date.parse(deal.touchedAt)) / 86_400_000;
    expect(days).toBe(21);
  });

  it('is described with the stages, pipelines and reasons of the workspace', async () => {
    const { api } = await app.signedIn({ role: 'manager' });
    const options = async (key: string) =>
      (await api.deals.describe()).fields.find((field) => field.key === key)?.options;
    const stage = await stageNamed(api, 'Qualification');
    expect((await options('stageId'))?.[0]).toEqual({
      value: stage.id,
      label: 'Qualification',
      color: 'grey',
      group: 'New business',
    });
    expect((await options('stageId'))?.slice(5, 7).map(({ label, group }) => [label, group])).toEqual([
      ['Lost', 'New business'],
      ['Upcoming', 'Renewals'],
    ]);
    expect((await options('pipelineId'))?.map(({ label }) => label)).toEqual(['New business', 'Renewals']);
    const [price] = (await options('lostReasonId')) ?? [];
    expect(price).toEqual({ value: expect.any(String), label: 'Price' });
    await api.pipelines.lostReasons.update({ id: price?.value ?? '', version: 1, values: { name: 'Too dear' } });
    expect((await options('lostReasonId'))?.[0]?.label).toBe('Too dear');
    expect(await options('companyId')).toBeUndefined();
  });

  describe('moving', () => {
    it('is one command for several deals, answers 0 for the ones that are there, and is undone as one', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const deals = [await dealIn(api, 'Discovery'), await dealIn(api, 'Qualification', { amount: 1_000 })];
      const { id: stageId } = await stageNamed(api, 'Negotiation');
      const ids = deals.map(({ id }) => id);
      const { count, groupId } = await api.deals.move({ ids, stageId });
      expect(count).toBe(2);
      expect(await api.deals.move({ ids, stageId })).toEqual({ count: 0, groupId: null });
      const moved = await api.deals.getMany({ ids });
      expect(moved.map(({ stage }) => stage?.title)).toEqual(['Negotiation', 'Negotiation']);
      expect(moved[1]?.weightedAmount).toBe(750);
      await api.changes.undo({ groupId: groupId! });
      const back = await api.deals.getMany({ ids });
      expect(back.map(({ stage }) => stage?.title)).toEqual(['Discovery', 'Qualification']);
    });

    it('to won takes the day, today where none is said, and lets go of it when the deal opens again', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const deal = await dealIn(api, 'Negotiation');
      const [won, open] = [await stageNamed(api, 'Won'), await stageNamed(api, 'Discovery')];
      await api.deals.move({ ids: [deal.id], stageId: won.id, values: { closedOn: '2026-03-02', amount: 500 } });
      expect(await api.deals.get({ id: deal.id })).toMatchObject({
        status: 'won',
        closedOn: '2026-03-02',
        amount: 500,
        weightedAmount: 500,
        rottenAt: null,
      });
      await api.deals.move({ ids: [deal.id], stageId: open.id });
      expect(await api.deals.get({ id: deal.id })).toMatchObject({ status: 'open', closedOn: null });
      await api.deals.move({ ids: [deal.id], stageId: won.id });
      expect((await api.deals.get({ id: deal.id })).closedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    });

    it('to lost asks for a reason, by move, by edit and from the first', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const deal = await dealIn(api, 'Discovery');
      const { id: stageId } = await stageNamed(api, 'Lost');
      const asked = { code: 'INVALID_INPUT', fields: { 'values.lostReasonId': expect.stringContaining('Lost') } };
      expect(await refusal(api.deals.move({ ids: [deal.id], stageId }))).toMatchObject(asked);
      expect(await refusal(api.deals.update({ id: deal.id, version: 1, values: { stageId } }))).toMatchObject(asked);
      expect(await refusal(api.deals.create({ values: { name: 'Gone', stageId } }))).toMatchObject(asked);
      const { id: lostReasonId } = await reasonNamed(api, 'Price');
      await api.deals.move({ ids: [deal.id], stageId, values: { lostReasonId, lostNote: 'Half of our price.' } });
      expect(await api.deals.get({ id: deal.id })).toMatchObject({
        status: 'lost',
        lostReason: { title: 'Price' },
        lostNote: 'Half of our price.',
        weightedAmount: null,
      });
    });

    it('moves nothing where one deal is unknown, foreign or in the trash', async () => {
      const [here, there] = [await app.signedIn({ role: 'member' }), await app.signedIn({ role: 'member' })];
      const [mine, foreign] = [await dealIn(here.api, 'Discovery'), await dealIn(there.api, 'Discovery')];
      const { id: stageId } = await stageNamed(here.api, 'Proposal');
      for (const other of [newId(), foreign.id]) {
        expect(await refusal(here.api.deals.move({ ids: [mine.id, other], stageId }))).toMatchObject({
          code: 'NOT_FOUND',
        });
      }
      const foreignStage = await stageNamed(there.api, 'Proposal');
      expect(await refusal(here.api.deals.move({ ids: [mine.id], stageId: foreignStage.id }))).toMatchObject({
        code: 'NOT_FOUND',
      });
      await here.api.deals.delete({ ids: [mine.id] });
      expect(await refusal(here.api.deals.move({ ids: [mine.id], stageId }))).toMatchObject({
        code: 'PRECONDITION_FAILED',
      });
      expect((await here.api.deals.get({ id: mine.id })).stage?.title).toBe('Discovery');
    });

    it('tells how long the deal was in each stage', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const at = (minutes: number) => app.setNow(new Date(Date.UTC(2026, 2, 2, 9, minutes)));
      at(0);
      const deal = await dealIn(api, 'Qualification');
      at(30);
      await api.deals.move({ ids: [deal.id], stageId: (await stageNamed(api, 'Proposal')).id });
      at(45);
      const { stays } = await api.deals.history({ id: deal.id });
      expect(stays.map(({ stage, seconds, leftAt }) => ({ stage, seconds, leftAt }))).toEqual([
        { stage: 'Qualification', seconds: 1_800, leftAt: '2026-03-02T09:30:00.000Z' },
        { stage: 'Proposal', seconds: 900, leftAt: null },
      ]);
      app.setNow(undefined);
      expect(await refusal(api.deals.history({ id: newId() }))).toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('stand on the timeline of their company, with their contacts, lines, notes, tasks and activities', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const { record: company } = await api.companies.create({ values: { name: 'Acme' } });
    const { id: recordId } = await dealIn(api, 'Discovery', { companyId: company.id });
    const { record: ada } = await api.people.create({ values: { firstName: 'Ada' } });
    await api.deals.contacts.create({ dealId: recordId, values: { personId: ada.id } });
    await api.deals.lines.save({ dealId: recordId, lines: [{ id: newId(), values: { name: 'Windows' } }] });
    await api.notes.create({ object: 'deal', recordId, values: { body: 'They want blue.' } });
    await api.tasks.create({ object: 'deal', recordId, values: { title: 'Send colours' } });
    const startsAt = new Date().toISOString();
    await api.activities.create({ object: 'deal', recordId, values: { kind: 'call', subject: 'Colours', startsAt } });
    const told = async (object: 'company' | 'deal', id: string) =>
      (await api.timeline.list({ object, recordId: id })).entries.flatMap(({ changes }) =>
        changes.map((one) => one.object),
      );
    const ofDeal = ['activity', 'task', 'note', 'lineItem', 'dealContact', 'deal'];
    expect(await told('deal', recordId)).toEqual(ofDeal);
    expect(await told('company', company.id)).toEqual([...ofDeal, 'company']);
    const { entries } = await api.timeline.list({ object: 'company', recordId: company.id, kinds: ['change'] });
    expect(entries).toHaveLength(1);
    const whole = (await api.timeline.list({ object: 'company', recordId: company.id })).entries;
    const paged: typeof whole = [];
    for (let cursor: string | undefined; ; ) {
      const page = await api.timeline.list({ object: 'company', recordId: company.id, limit: 2, cursor });
      paged.push(...page.entries);
      cursor = page.nextCursor ?? undefined;
      if (!cursor) break;
    }
    expect(paged).toEqual(whole);
  });

  describe('contacts', () => {
    it('are what deals are found by: one of them meets the condition, or none does', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const person = async (firstName: string, city: string) =>
        (await api.people.create({ values: { firstName, city } })).record.id;
      const [ada, bea, cem] = [await person('Ada', 'Oslo'), await person('Bea', 'Porto'), await person('Cem', 'Oslo')];
      const stage = (await api.pipelines.list({})).pipelines[0]?.stages[0]?.id ?? '';
      const deal = async (name: string, contacts: string[]) => {
        const { record } = await api.deals.create({ values: { name, stageId: stage } });
        for (const personId of contacts) await api.deals.contacts.create({ dealId: record.id, values: { personId } });
        return record;
      };
      await deal('Two', [ada, bea]);
      await deal('One', [bea]);
      await deal('None', []);
      const third = await deal('Third', [cem]);
      const found = async (operator: 'is' | 'isNot', value: string) => {
        const filter = { op: 'and' as const, items: [{ field: 'person.city', operator, value }] };
        const { rows } = await api.deals.list({ filter, sort: [{ field: 'name', direction: 'asc' }] });
        expect(await api.deals.count({ filter })).toEqual({ count: rows.length, exact: true });
        return rows.map(({ title }) => title);
      };
      expect(await found('is', 'Oslo')).toEqual(['Third', 'Two']);
      expect(await found('isNot', 'Oslo')).toEqual(['None', 'One']);
      const [link] = await api.deals.contacts.list({ dealId: third.id });
      await api.deals.contacts.delete({ ids: [link?.id ?? ''] });
      await api.people.delete({ ids: [ada] });
      expect(await found('is', 'Oslo')).toEqual([]);
      expect((await api.deals.describe()).links).toEqual([{ as: 'person', label: 'Contact', object: 'person' }]);
    });

    it('have a part in the deal once; one of them is the main one', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const deal = await dealIn(api, 'Discovery');
      const people = await Promise.all(
        ['Ada', 'Grace'].map(async (firstName) => (await api.people.create({ values: { firstName } })).record),
      );
      const [ada, grace] = people as [(typeof people)[number], (typeof people)[number]];
      const add = (personId: string, values = {}) =>
        api.deals.contacts.create({ dealId: deal.id, values: { personId, ...values } });
      const first = await add(ada.id, { role: 'champion', isPrimary: true });
      expect(first.record).toMatchObject({ person: { title: 'Ada' }, role: 'champion', isPrimary: true });
      expect(await refusal(add(ada.id))).toMatchObject({
        code: 'ALREADY_EXISTS',
        fields: { 'values.personId': expect.any(String) },
      });
      const second = await add(grace.id, { isPrimary: true });
      const shown = async () =>
        (await api.deals.contacts.list({ dealId: deal.id })).map(({ person, isPrimary }) => [person?.title, isPrimary]);
      expect(await shown()).toEqual([
        ['Grace', true],
        ['Ada', false],
      ]);
      await api.changes.undo({ groupId: second.groupId! });
      expect(await shown()).toEqual([['Ada', true]]);
      const [of] = await api.deals.contacts.list({ personId: ada.id });
      expect(of?.deal).toMatchObject({ id: deal.id, title: deal.name });
      await api.deals.contacts.update({ id: of!.id, version: of!.version, values: { role: 'legal' } });
      await api.deals.contacts.delete({ ids: [of!.id] });
      expect(await shown()).toEqual([]);
      await add(ada.id);
      expect(await refusal(api.deals.contacts.create({ dealId: newId(), values: { personId: ada.id } }))).toMatchObject(
        {
          code: 'NOT_FOUND',
        },
      );
    });
  });
});
