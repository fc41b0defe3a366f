import { newId } from '@db/ids';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { type SeededWorkspace, seedDemo } from './seed';

const now = new Date('2026-11-24T09:00:00.000Z');

onBothDatabases('demo data', (test) => {
  let app: TestApp;
  let seeded: SeededWorkspace[];

  const seedAll = async () => {
    const createUser = async (person: { name: string; email: string }) => {
      const id = newId();
      await test.database.system.transaction('test.user', (tx) =>
        tx.sql
          .insert(tx.tables.users)
          .values({ ...person, email: `${id}@example.com`, id, createdAt: now, updatedAt: now }),
      );
      return id;
    };
    return (await seedDemo(app.app, { now, seed: 7, createUser })).workspaces;
  };
  const rowsOf = (workspace: SeededWorkspace) =>
    test.database.forTenant(workspace.tenant.id).read('test', async ({ sql, tables }) => {
      const all = (table: typeof tables.people) =>
        sql.select().from(table).where(eq(table.tenantId, workspace.tenant.id));
      return {
        people: await all(tables.people),
        companies: await sql.select().from(tables.companies).where(eq(tables.companies.tenantId, workspace.tenant.id)),
        employments: await sql
          .select()
          .from(tables.employments)
          .where(eq(tables.employments.tenantId, workspace.tenant.id)),
        notes: await sql.select().from(tables.notes).where(eq(tables.notes.tenantId, workspace.tenant.id)),
        tags: await sql.select().from(tables.tags).where(eq(tables.tags.tenantId, workspace.tenant.id)),
        recordTags: await sql
          .select()
          .from(tables.recordTags)
          .where(eq(tables.recordTags.tenantId, workspace.tenant.id)),
        changes: await sql
          .select()
          .from(tables.changes)
          .where(eq(tables.changes.tenantId, workspace.tenant.id))
          .orderBy(tables.changes.seq),
        documents: await sql
          .select()
          .from(tables.searchDocuments)
          .where(eq(tables.searchDocuments.tenantId, workspace.tenant.id)),
      };
    });

  beforeAll(async () => {
    app = await createTestApp(test);
    seeded = await seedAll();
  });
  afterAll(() => app.close());

  it('has the shape that was asked for', async () => {
    const { people, companies, employments, notes, changes } = await rowsOf(seeded[0]!);
    const share = (count: number, of: number) => Math.round((count / of) * 100);
    expect(companies).toHaveLength(120);
    expect(people).toHaveLength(480);
    const withSize = (size: string) => companies.filter((company) => company.size === size).length;
    expect(['1-10', '11-50', '51-250', '251-1000', '1000+'].map(withSize)).toEqual([54, 36, 21, 7, 2]);
    const withStatus = (status: string) => companies.filter((company) => company.status === status).length;
    expect(['prospect', 'customer', 'partner', 'lost'].map((state) => share(withStatus(state), 120))).toEqual([
      70, 18, 8, 4,
    ]);
    expect(new Set(companies.map(({ country }) => country)).size).toBe(14);
    expect(new Set(companies.map(({ industry }) => industry)).size).toBe(9);
    expect(share(people.filter(({ email }) => email).length, 480)).toBe(88);
    expect(share(people.filter(({ phone }) => phone).length, 480)).toBe(61);
    expect(share(people.filter(({ linkedin }) => linkedin).length, 480)).toBe(35);
    const staff = companies
      .map(({ id }) => people.filter(({ companyId }) => companyId === id).length)
      .sort((a, b) => a - b);
    expect(staff.at(-1)).toBeLessThanOrEqual(40);
    expect(staff[60]).toBe(3);
    expect(employments.filter(({ isPrimary, endedOn }) => !isPrimary && !endedOn)).toHaveLength(29);
    expect(employments.filter(({ endedOn }) => endedOn)).toHaveLength(19);
    expect([...people, ...companies].filter(({ deletedAt }) => deletedAt)).toHaveLength(3);
    expect(people.filter(({ email }) => email && !/@([a-z0-9-]+\.)*example\.(com|net|org)$/.test(email))).toEqual([]);
    expect(notes).toHaveLength(420);
    const names = people.map(({ name }) => name);
    for (const name of ['Łukasz Wójcik', 'Kenji Ōta', 'عمر الحداد', "Siobhan O'Brien", '芳 王', 'Madhubala'])
      expect(names).toContain(name);
    expect(people.some(({ firstName, lastName }) => `${firstName}${lastName}`.length === 60)).toBe(true);
    expect(people.filter(({ email }) => email?.includes('+crm@'))).toHaveLength(5);
    // The log is told in the order of its days, none at a weekend, none in the future.
    const days = changes.map(({ at }) => at.getTime());
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    expect(days.at(-1)).toBeLessThanOrEqual(now.getTime());
    const weekend = changes.filter(({ at }) => at.getUTCDay() % 6 === 0);
    expect(weekend.length / changes.length).toBeLessThan(0.02);
  });

  it('every record is what its log says', async () => {
    const { people, companies, notes, changes } = await rowsOf(seeded[0]!);
    for (const record of [...people, ...companies, ...notes]) {
      const own = changes.filter(({ recordId }) => recordId === record.id);
      expect(own.map(({ version }) => version)).toEqual(own.map((_, at) => at + 1));
      expect(own.at(-1)?.version).toBe(record.version);
      expect(own.at(-1)?.at).toEqual(record.updatedAt);
      const told: Record<string, unknown> = {};
      for (const { diff } of own) for (const [key, [, to]] of Object.entries(diff)) told[key] = to;
      const { tags: _, ...fields } = told;
      expect(record).toMatchObject(fields);
    }
  });

  it('has deals in a funnel, each as its stage, its work and its history say', async () => {
    const workspace = seeded[0]!;
    const { api } = await app.signedIn({ role: 'viewer', tenant: workspace.tenant });
    const { pipelines } = await api.pipelines.list({});
    const stages = pipelines.flatMap(({ stages }) => stages);
    const facts = await test.database.forTenant(workspace.tenant.id).read('test', async ({ sql, tables }) => {
      const { deals, stageHistory, dealTotals, tasks, activities } = tables;
      return {
        deals: await sql.select().from(deals).where(eq(deals.tenantId, workspace.tenant.id)),
        stays: await sql.select().from(stageHistory).where(eq(stageHistory.tenantId, workspace.tenant.id)),
        totals: await sql.select().from(dealTotals).where(eq(dealTotals.tenantId, workspace.tenant.id)),
        tasks: await sql.select().from(tasks).where(eq(tasks.tenantId, workspace.tenant.id)),
        activities: await sql.select().from(activities).where(eq(activities.tenantId, workspace.tenant.id)),
      };
    });
    const inStage = (name: string) =>
      facts.deals.filter(({ stageId }) => stages.find(({ id }) => id === stageId)?.name === name).length;
    expect(['Qualification', 'Discovery', 'Proposal', 'Negotiation'].map(inStage)).toEqual([34, 26, 18, 14]);
    const closed = (status: string) => facts.deals.filter((deal) => deal.status === status).length;
    expect([closed('won'), closed('lost')]).toEqual([24, 44]);
    expect(facts.tasks.filter(({ done }) => !done)).toHaveLength(210);
    for (const deal of facts.deals) {
      const stage = stages.find(({ id }) => id === deal.stageId);
      const stays = facts.stays.filter(({ dealId }) => dealId === deal.id);
      expect(stays.filter(({ leftAt }) => leftAt === null)).toMatchObject([{ stageId: deal.stageId }]);
      const due = [
        ...facts.tasks.filter(({ done, recordId }) => !done && recordId === deal.id).map(({ dueBy }) => dueBy),
        ...facts.activities.filter(({ done, recordId }) => !done && recordId === deal.id).map((one) => one.startsAt),
      ].filter((at) => at !== null);
      expect(deal).toMatchObject({
        status: stage?.type,
        stageSince: stays.find(({ leftAt }) => leftAt === null)?.enteredAt,
        weightedAmount: Math.round((Number(deal.amount) * (stage?.probability ?? 0)) / 100),
        nextActivityAt: due.sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
      });
      expect(deal.closedOn !== null).toBe(deal.status !== 'open');
    }
    const sum = (of: readonly { amount: number | null }[]) => of.reduce((all, { amount }) => all + Number(amount), 0);
    expect(sum(facts.totals)).toBe(sum(facts.deals));
    const rotting = facts.deals.filter(({ rottenAt }) => rottenAt && rottenAt < now).length;
    expect(rotting).toBeGreaterThanOrEqual(12);
    expect(rotting).toBeLessThanOrEqual(20);
  });

  it('the same seed and day give the same demo', async () => {
    const again = await seedAll();
    const ids = async (workspace: SeededWorkspace) => {
      const { people, companies, notes, changes } = await rowsOf(workspace);
      return {
        people: people
          .map(({ id, name, email, phone, version, companyId }) => ({ id, name, email, phone, version, companyId }))
          .sort((a, b) => a.id.localeCompare(b.id)),
        companies: companies
          .map(({ id, name, annualRevenue }) => ({ id, name, annualRevenue }))
          .sort((a, b) => a.id.localeCompare(b.id)),
        notes: notes.map(({ id }) => id).sort(),
        changes: changes.map(({ id }) => id),
      };
    };
    expect(await ids(again[0]!)).toEqual(await ids(seeded[0]!));
    expect(await ids(again[1]!)).toEqual(await ids(seeded[1]!));
  });

  it('removing it removes exactly that; real records lose their links to it and say so', async () => {
    const [lumen, kite] = seeded as [SeededWorkspace, SeededWorkspace];
    const { api } = await app.signedIn({ role: 'admin', tenant: lumen.tenant });
    const before = { kite: await rowsOf(kite) };
    const [demoCompany] = (await api.companies.list({ limit: 1 })).rows;
    const [demoPerson] = (await api.people.list({ limit: 1 })).rows;
    const [demoTag] = (await api.tags.list({})).tags;
    const { record: mine } = await api.companies.create({ values: { name: 'My own', tags: [demoTag?.id ?? ''] } });
    const { record: ada } = await api.people.create({ values: { firstName: 'Ada', companyId: demoCompany?.id } });
    const { record: eve } = await api.people.create({ values: { firstName: 'Eve', companyId: mine.id } });
    const { record: own } = await api.notes.create({ object: 'person', recordId: ada.id, values: { body: 'mine' } });
    await api.notes.create({ object: 'person', recordId: demoPerson?.id ?? '', values: { body: 'on a demo record' } });
    const [demoDeal] = (await api.deals.list({ limit: 1 })).rows;
    await api.notes.create({ object: 'deal', recordId: demoDeal?.id ?? '', values: { body: 'on a demo deal' } });
    await api.tasks.create({ object: 'deal', recordId: demoDeal?.id ?? '', values: { title: 'Call' } });
    expect(await api.demo.status()).toMatchObject({
      present: true,
      yours: { notes: 2, tasks: 1, activities: 0 },
      counts: { companies: 120, people: 480 },
    });

    await api.demo.remove();
    expect(await api.demo.status()).toMatchObject({ present: false, yours: { notes: 0, tasks: 0, activities: 0 } });
    const after = await rowsOf(lumen);
    expect(after.people.map(({ id }) => id).sort()).toEqual([ada.id, eve.id].sort());
    expect(after.companies.map(({ id }) => id)).toEqual([mine.id]);
    expect(after.notes.map(({ id }) => id)).toEqual([own.id]);
    expect(after.tags).toEqual([]);
    expect(after.recordTags).toEqual([]);
    expect(after.employments).toMatchObject([{ personId: eve.id, companyId: mine.id }]);
    expect(new Set(after.changes.map(({ recordId }) => recordId))).toEqual(new Set([ada.id, eve.id, mine.id, own.id]));
    expect(await api.people.get({ id: ada.id })).toMatchObject({ companyId: null, version: 2 });
    const told = await api.timeline.list({ object: 'person', recordId: ada.id, kinds: ['change'] });
    expect(told.entries[0]).toMatchObject({ cause: { kind: 'demo', id: 'removal' } });
    const left = await test.database.forTenant(lumen.tenant.id).read('test', async ({ sql, tables }) => ({
      totals: await sql.select().from(tables.dealTotals).where(eq(tables.dealTotals.tenantId, lumen.tenant.id)),
      stays: await sql.select().from(tables.stageHistory).where(eq(tables.stageHistory.tenantId, lumen.tenant.id)),
    }));
    expect(left.totals.filter(({ deals }) => deals !== 0)).toEqual([]);
    expect(left.stays).toEqual([]);
    expect((await api.pipelines.list({})).pipelines).toHaveLength(2);
    expect(await rowsOf(kite)).toEqual(before.kite);
  });

  it('fills an empty workspace of somebody, in its own pipelines and currency, once, and goes again', async () => {
    const tenant = await app.newTenant('Own');
    const ada = await app.signedIn({ role: 'owner', tenant });
    const { version } = await ada.api.workspaces.get();
    await ada.api.workspaces.update({ version, values: { currency: 'JPY' } });
    expect(await ada.api.demo.status()).toMatchObject({ present: false, addable: true });
    // A double click
    const clicks = await Promise.all([ada.at(), ada.at()]);
    const added = await Promise.all(clicks.map((api) => api.demo.add()));
    expect(added[1]).toEqual(added[0]);
    expect(added[0]).toMatchObject({
      present: true,
      addable: false,
      counts: { companies: 60, people: 200, deals: 87, leads: 36 },
    });
    const api = await ada.at();
    expect((await api.pipelines.list({})).pipelines.map(({ name }) => name)).toEqual(['New business', 'Renewals']);
    const { rows } = await api.deals.list({ limit: 50 });
    expect(new Set(rows.map(({ currency }) => currency))).toEqual(new Set(['JPY']));
    expect(new Set(rows.map(({ owner }) => owner?.id))).toEqual(new Set([ada.user.id]));

    await api.demo.remove();
    expect(await api.demo.status()).toMatchObject({ present: false, addable: true });
    expect((await api.pipelines.list({})).pipelines).toHaveLength(2);
    expect((await api.demo.add()).counts.deals).toBe(87);
    await api.demo.remove();
    await api.people.create({ values: { firstName: 'Ada' } });
    expect(await api.demo.status()).toMatchObject({ addable: false });
    await expect(api.demo.add()).rejects.toMatchObject({ cause: { code: 'PRECONDITION_FAILED' } });
  });
});
