import { newId } from '@db/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { dealIn, reasonNamed, stageNamed } from '../deals/testing/selling';
import { refusal } from '../records/testing/refusal';

onBothDatabases('pipelines', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const manager = () => app.signedIn({ role: 'manager' });
  type Api = Awaited<ReturnType<typeof manager>>['api'];
  const pipelineOf = async (api: Api, name = 'New business') => {
    const pipeline = (await api.pipelines.list({})).pipelines.find((one) => one.name === name);
    expect(pipeline).toBeDefined();
    return pipeline!;
  };
  const stageNames = async (api: Api, name?: string) => (await pipelineOf(api, name)).stages.map((stage) => stage.name);

  it('a new workspace begins with two, and with reasons to lose for', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const { pipelines, lostReasons, settings, can } = await api.pipelines.list({});
    expect(pipelines.map(({ name }) => name)).toEqual(['New business', 'Renewals']);
    expect(
      pipelines[0]?.stages.map(({ name, type, probability, rotDays }) => [name, type, probability, rotDays]),
    ).toEqual([
      ['Qualification', 'open', 10, 14],
      ['Discovery', 'open', 25, 14],
      ['Proposal', 'open', 50, 21],
      ['Negotiation', 'open', 75, 14],
      ['Won', 'won', 100, null],
      ['Lost', 'lost', 0, null],
    ]);
    expect(pipelines[1]?.stages.map(({ name }) => name)).toEqual(['Upcoming', 'In talks', 'Renewed', 'Churned']);
    expect(lostReasons.map(({ name }) => name)).toEqual(['Price', 'Competitor', 'No decision', 'Timing', 'Other']);
    expect(settings).toEqual({ plannedStopsRot: false, moveDropsProbability: false });
    expect(can).toEqual({ manage: false });
    expect((await api.changes.recent({})).entries).toEqual([]);
  });

  it('are the same whether somebody signs up or adds a workspace; the standard ones come back only to none', async () => {
    const { api, at, browser } = await app.signedIn({ role: 'owner' });
    const further = await api.workspaces.create({ name: 'Kite' });
    const there = await browser.at({ workspace: further.slug });
    const { pipelines } = await there.pipelines.list({});
    expect(pipelines.map(({ name }) => name)).toEqual(['New business', 'Renewals']);
    expect(await there.pipelines.addStandard({})).toEqual({ count: 0, groupId: null });
    for (const { id } of pipelines) await there.pipelines.delete({ id });
    expect((await there.pipelines.list({})).pipelines).toEqual([]);
    const added = await there.pipelines.addStandard({});
    expect(added.count).toBe(2);
    expect((await there.pipelines.list({})).pipelines).toHaveLength(2);
    expect((await (await at()).pipelines.list({})).pipelines[0]?.id).not.toBe(pipelines[0]?.id);
  });

  it('are created with stages, or with the usual ones; a name is taken once', async () => {
    const { api } = await manager();
    const id = newId();
    const values = {
      name: 'Partners',
      stages: [
        { name: 'Talks', probability: 40, rotDays: 7, requiredFields: ['amount'] },
        { name: 'Signed', type: 'won' },
      ],
    };
    const { record, groupId } = await api.pipelines.create({ id, values });
    expect(record).toMatchObject({ id, name: 'Partners', position: 3 });
    expect((await api.pipelines.create({ id, values })).groupId).toBeNull();
    expect((await pipelineOf(api, 'Partners')).stages).toMatchObject([
      { name: 'Talks', type: 'open', probability: 40, rotDays: 7, requiredFields: ['amount'] },
      { name: 'Signed', type: 'won', probability: 100 },
      { name: 'Lost', type: 'lost' },
    ]);
    expect(await refusal(api.pipelines.create({ values: { name: 'partners' } }))).toMatchObject({
      code: 'ALREADY_EXISTS',
      fields: { 'values.name': expect.any(String) },
    });
    const both = await Promise.allSettled(['Twins', 'Twins'].map((name) => api.pipelines.create({ values: { name } })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(
      await refusal(
        api.pipelines.create({ values: { name: 'Odd', stages: [{ name: 'A', requiredFields: ['createdBy'] }] } }),
      ),
    ).toMatchObject({ code: 'INVALID_INPUT', fields: { 'values.stages.0.requiredFields': expect.any(String) } });
    await api.changes.undo({ groupId: groupId! });
    expect((await api.pipelines.list({})).pipelines.map(({ name }) => name)).toEqual([
      'New business',
      'Renewals',
      'Twins',
    ]);
  });

  it('are managed by managers, and undone by them only', async () => {
    const tenant = await app.newTenant();
    const [{ api }, member] = [
      await app.signedIn({ role: 'manager', tenant }),
      await app.signedIn({ role: 'member', tenant }),
    ];
    const { id, version } = await pipelineOf(api);
    const { groupId } = await api.pipelines.update({ id, version, values: { name: 'Hunting' } });
    expect(await refusal(member.api.pipelines.update({ id, version: 2, values: { name: 'Fishing' } }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await refusal(member.api.changes.undo({ groupId: groupId! }))).toMatchObject({ code: 'FORBIDDEN' });
    await api.changes.undo({ groupId: groupId! });
    expect(await pipelineOf(api)).toMatchObject({ name: 'New business' });
  });

  describe('stages', () => {
    it('are added behind the open ones, renamed and put into another order', async () => {
      const { api } = await manager();
      const { id: pipelineId } = await pipelineOf(api);
      const { record } = await api.pipelines.stages.create({ pipelineId, values: { name: 'Legal', probability: 90 } });
      expect(await stageNames(api)).toEqual([
        'Qualification',
        'Discovery',
        'Proposal',
        'Negotiation',
        'Legal',
        'Won',
        'Lost',
      ]);
      await api.pipelines.stages.update({ id: record.id, version: 1, values: { name: 'Lawyers' } });
      const ids = (await pipelineOf(api)).stages.map(({ id }) => id).reverse();
      const { groupId } = await api.pipelines.stages.reorder({ pipelineId, ids });
      expect((await stageNames(api))[0]).toBe('Lost');
      expect(await refusal(api.pipelines.stages.reorder({ pipelineId, ids: ids.slice(1) }))).toMatchObject({
        code: 'CONFLICT',
      });
      await api.changes.undo({ groupId: groupId! });
      expect((await stageNames(api))[4]).toBe('Lawyers');
    });

    it('may ask for fields: what is missing is said beside the field, and one answer serves all', async () => {
      const { api } = await manager();
      const stage = await stageNamed(api, 'Proposal');
      const requiredFields = ['amount', 'expectedCloseOn', 'companyId'];
      await api.pipelines.stages.update({ id: stage.id, version: stage.version, values: { requiredFields } });
      const [bare, full] = [await dealIn(api, 'Discovery'), await dealIn(api, 'Discovery', { amount: 900 })];
      const ids = [bare.id, full.id];
      const missing = await refusal(api.deals.move({ ids, stageId: stage.id }));
      expect(Object.keys(missing.fields ?? {}).sort()).toEqual([
        'values.amount',
        'values.companyId',
        'values.expectedCloseOn',
      ]);
      expect(
        Object.keys((await refusal(api.deals.move({ ids: [full.id], stageId: stage.id }))).fields ?? {}).sort(),
      ).toEqual(['values.companyId', 'values.expectedCloseOn']);
      const { record: company } = await api.companies.create({ values: { name: 'Acme' } });
      const values = { amount: 700, expectedCloseOn: '2026-09-30', companyId: company.id };
      expect((await api.deals.move({ ids, stageId: stage.id, values })).count).toBe(2);
      const { record } = await api.deals.update({ id: bare.id, version: 2, values: { amount: null } });
      expect(record.amount).toBeNull();
    });

    it('change, and their deals follow: weighted amount, rotting, won or lost; undone, they follow back', async () => {
      const { api } = await manager();
      const stage = await stageNamed(api, 'Discovery');
      const deal = await dealIn(api, 'Discovery', { amount: 1_000 });
      const own = await dealIn(api, 'Discovery', { amount: 1_000, probability: 90 });
      const values = { probability: 40, rotDays: null };
      const { groupId } = await api.pipelines.stages.update({ id: stage.id, version: stage.version, values });
      const shown = async () =>
        (await api.deals.getMany({ ids: [deal.id, own.id] })).map((one) => [one.weightedAmount, one.rottenAt !== null]);
      expect(await shown()).toEqual([
        [400, false],
        [900, false],
      ]);
      expect((await api.timeline.list({ object: 'deal', recordId: deal.id })).entries).toHaveLength(1);
      await api.changes.undo({ groupId: groupId! });
      expect(await shown()).toEqual([
        [250, true],
        [900, true],
      ]);
      const won = await api.pipelines.stages.update({
        id: stage.id,
        version: stage.version + 2,
        values: { type: 'won' },
      });
      expect(won.record.type).toBe('won');
      expect(await api.deals.get({ id: deal.id })).toMatchObject({ status: 'won', rottenAt: null });
    });

    it('go with a stage for their deals, the ones in the trash as well; all of it can be undone', async () => {
      const { api } = await manager();
      const [going, target] = [await stageNamed(api, 'Discovery'), await stageNamed(api, 'Proposal')];
      const [live, trashed] = [await dealIn(api, 'Discovery'), await dealIn(api, 'Discovery')];
      await api.deals.delete({ ids: [trashed.id] });
      expect(await refusal(api.pipelines.stages.delete({ id: going.id }))).toMatchObject({
        code: 'PRECONDITION_FAILED',
        details: { deals: 1 },
      });
      for (const moveTo of [going.id, newId()]) {
        expect(await refusal(api.pipelines.stages.delete({ id: going.id, moveTo }))).toMatchObject({
          code: 'INVALID_INPUT',
          fields: { moveTo: expect.any(String) },
        });
      }
      const { count, groupId } = await api.pipelines.stages.delete({ id: going.id, moveTo: target.id });
      expect(count).toBe(1);
      expect(await stageNames(api)).not.toContain('Discovery');
      const stagesNow = async () =>
        (await api.deals.getMany({ ids: [live.id, trashed.id] })).map(({ stage }) => stage?.title);
      expect(await stagesNow()).toEqual(['Proposal', 'Proposal']);
      await api.changes.undo({ groupId: groupId! });
      expect(await stagesNow()).toEqual(['Discovery', 'Discovery']);
      expect(await stageNames(api)).toContain('Discovery');
    });

    it('do not go from under their deals, nor do deals come back to one that is gone', async () => {
      const { api } = await manager();
      const { id: pipelineId } = await pipelineOf(api);
      const added = await api.pipelines.stages.create({ pipelineId, values: { name: 'Legal' } });
      const deal = await dealIn(api, 'Discovery');
      const moved = await api.deals.move({ ids: [deal.id], stageId: added.record.id });
      const refused = { code: 'PRECONDITION_FAILED', say: expect.stringContaining('Legal') };
      expect(await refusal(api.changes.undo({ groupId: added.groupId! }))).toMatchObject(refused);
      const on = await api.deals.move({ ids: [deal.id], stageId: (await stageNamed(api, 'Proposal')).id });
      const removed = await api.pipelines.stages.delete({ id: added.record.id });
      expect(await refusal(api.changes.undo({ groupId: on.groupId! }))).toMatchObject(refused);
      await api.changes.undo({ groupId: removed.groupId! });
      await api.changes.undo({ groupId: on.groupId! });
      await api.changes.undo({ groupId: moved.groupId! });
      await api.changes.undo({ groupId: added.groupId! });
      expect(await api.deals.get({ id: deal.id })).toMatchObject({ stage: { title: 'Discovery' } });
    });

    it('of each type one stays', async () => {
      const { api } = await manager();
      const won = await stageNamed(api, 'Won');
      expect(await refusal(api.pipelines.stages.delete({ id: won.id }))).toMatchObject({ code: 'PRECONDITION_FAILED' });
      expect(
        await refusal(api.pipelines.stages.update({ id: won.id, version: won.version, values: { type: 'open' } })),
      ).toMatchObject({ code: 'PRECONDITION_FAILED' });
    });
  });

  it('go when it is said where their deals go', async () => {
    const { api } = await manager();
    const { id } = await pipelineOf(api);
    const deals = [await dealIn(api, 'Discovery'), await dealIn(api, 'Proposal')];
    expect(await refusal(api.pipelines.delete({ id }))).toMatchObject({
      code: 'PRECONDITION_FAILED',
      details: { deals: 2 },
    });
    const [from, to] = [
      [await stageNamed(api, 'Discovery'), await stageNamed(api, 'Proposal')],
      [await stageNamed(api, 'Upcoming'), await stageNamed(api, 'In talks')],
    ];
    const stageMap = Object.fromEntries(from.map((stage, index) => [stage.id, to[index]?.id ?? '']));
    const { groupId } = await api.pipelines.delete({ id, moveTo: { stageMap } });
    const shown = async () =>
      (await api.deals.getMany({ ids: deals.map((deal) => deal.id) })).map(({ pipeline, stage }) => [
        pipeline?.title,
        stage?.title,
      ]);
    expect(await shown()).toEqual([
      ['Renewals', 'Upcoming'],
      ['Renewals', 'In talks'],
    ]);
    await api.changes.undo({ groupId: groupId! });
    expect(await shown()).toEqual([
      ['New business', 'Discovery'],
      ['New business', 'Proposal'],
    ]);
    expect((await pipelineOf(api)).stages).toHaveLength(6);
  });

  it('lost reasons are added, renamed, ordered and taken off; deals keep theirs', async () => {
    const { api } = await manager();
    const { record } = await api.pipelines.lostReasons.create({ values: { name: 'Budget' } });
    expect(record.position).toBe(6);
    expect(await refusal(api.pipelines.lostReasons.create({ values: { name: 'BUDGET' } }))).toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    await api.pipelines.lostReasons.update({ id: record.id, version: 1, values: { name: 'No budget' } });
    const ids = (await api.pipelines.list({})).lostReasons.map(({ id }) => id).reverse();
    await api.pipelines.lostReasons.reorder({ ids });
    expect((await api.pipelines.list({})).lostReasons[0]?.name).toBe('No budget');
    const price = await reasonNamed(api, 'Price');
    const deal = await dealIn(api, 'Lost', { lostReasonId: price.id });
    await api.pipelines.lostReasons.delete({ ids: [price.id] });
    expect((await api.deals.get({ id: deal.id })).lostReason).toMatchObject({ title: 'Price', trashed: true });
  });

  describe('rules for deals', () => {
    it('a planned activity keeps a deal from rotting where the workspace says so', async () => {
      const { api } = await manager();
      const deal = await dealIn(api, 'Discovery');
      const dueAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
      await api.tasks.create({ object: 'deal', recordId: deal.id, values: { title: 'Call', dueAt } });
      const rotsAfter = async () => {
        const { rottenAt } = await api.deals.get({ id: deal.id });
        return Math.round((Date.parse(rottenAt ?? '') - Date.now()) / 86_400_000);
      };
      expect(await rotsAfter()).toBe(14);
      expect(await api.pipelines.settings({ plannedStopsRot: true })).toEqual({
        plannedStopsRot: true,
        moveDropsProbability: false,
      });
      expect(await rotsAfter()).toBe(44);
      await api.pipelines.settings({ plannedStopsRot: false });
      expect(await rotsAfter()).toBe(14);
    });

    it('moving drops a probability of its own where the workspace says so', async () => {
      const { api } = await manager();
      await api.pipelines.settings({ moveDropsProbability: true });
      const deal = await dealIn(api, 'Discovery', { amount: 1_000, probability: 90 });
      await api.deals.move({ ids: [deal.id], stageId: (await stageNamed(api, 'Proposal')).id });
      expect(await api.deals.get({ id: deal.id })).toMatchObject({ probability: null, weightedAmount: 500 });
    });
  });
});
