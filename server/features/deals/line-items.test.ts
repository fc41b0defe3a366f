import { newId } from '@db/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';
import { dealIn } from './testing/selling';

onBothDatabases('line items', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const line = (name: string, values: Record<string, unknown> = {}) => ({ id: newId(), values: { name, ...values } });

  it('are added, changed, ordered and removed as one command, which is undone as one', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const { id: dealId } = await dealIn(api, 'Discovery', { amount: 100 });
    const windows = line('Windows', { quantity: 12, unitPrice: 45_000, discount: 10 });
    const doors = line('Doors', { quantity: 2.5, unitPrice: 99 });
    const first = await api.deals.lines.save({ dealId, lines: [windows, doors] });
    expect(first.lines.map(({ name, total, position }) => [name, total, position])).toEqual([
      ['Windows', 486_000, 1],
      ['Doors', 248, 2],
    ]);
    expect(await api.deals.lines.list({ dealId })).toMatchObject({
      total: 486_248,
      currency: 'EUR',
      amountFromLines: false,
      lines: first.lines,
    });
    const again = await api.deals.lines.save({ dealId, lines: [windows, doors] });
    expect(again).toEqual({ lines: first.lines, groupId: null });
    const roof = line('Roof', { unitPrice: 5_000, position: 0 });
    const changed = { id: windows.id, version: 1, values: { quantity: 1, discount: 0 } };
    const second = await api.deals.lines.save({ dealId, lines: [roof, changed], remove: [doors.id] });
    expect(second.lines.map(({ name, total }) => [name, total])).toEqual([
      ['Roof', 5_000],
      ['Windows', 45_000],
    ]);
    expect((await api.deals.get({ id: dealId })).amount).toBe(100);
    await api.changes.undo({ groupId: second.groupId! });
    expect((await api.deals.lines.list({ dealId })).total).toBe(486_248);
  });

  it("the deal's amount follows, if it is to: with every save, when that is switched on, and with an undo", async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const { id: dealId } = await dealIn(api, 'Discovery', { amount: 100 });
    const amount = async () => (await api.deals.get({ id: dealId })).amount;
    const first = await api.deals.lines.save({ dealId, lines: [line('Windows', { unitPrice: 700 })] });
    const { version } = await api.deals.get({ id: dealId });
    await api.deals.update({ id: dealId, version, values: { amountFromLines: true } });
    expect(await amount()).toBe(700);
    const second = await api.deals.lines.save({ dealId, lines: [line('Doors', { unitPrice: 300, quantity: 2 })] });
    expect(await api.deals.get({ id: dealId })).toMatchObject({ amount: 1_300, weightedAmount: 325 });
    const [told] = (await api.timeline.list({ object: 'deal', recordId: dealId })).entries;
    expect(told?.groupId).toBe(second.groupId);
    expect(told?.changes.map(({ object }) => object).sort()).toEqual(['deal', 'lineItem']);
    await api.changes.undo({ groupId: second.groupId! });
    expect(await amount()).toBe(700);
    await api.changes.undo({ groupId: first.groupId! });
    expect(await amount()).toBe(0);
  });

  describe('refuses', () => {
    it('what is wrong in a line by its place, and saves none of them', async () => {
      const { api } = await app.signedIn({ role: 'member' });
      const { id: dealId } = await dealIn(api, 'Discovery');
      const lines = [line('Good'), line('Bad', { productId: newId() })];
      expect(await refusal(api.deals.lines.save({ dealId, lines }))).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { 'lines.1.values.productId': expect.any(String) },
      });
      expect(await refusal(api.deals.lines.save({ dealId, lines: [{ id: newId(), values: {} }] }))).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { 'lines.0.values.name': expect.any(String) },
      });
      const negative = await refusal(api.deals.lines.save({ dealId, lines: [line('Less', { quantity: -1 })] }));
      expect(negative.issues?.[0]?.path.join('.')).toBe('lines.0.values.quantity');
      expect((await api.deals.lines.list({ dealId })).lines).toEqual([]);
    });

    it('lines of other deals and workspaces, deals in the trash, and a field that somebody else changed', async () => {
      const [here, there] = [await app.signedIn({ role: 'member' }), await app.signedIn({ role: 'member' })];
      const [mine, other] = [await dealIn(here.api, 'Discovery'), await dealIn(here.api, 'Discovery')];
      const foreign = await dealIn(there.api, 'Discovery');
      const [windows, theirs] = [line('Windows'), line('Doors')];
      await here.api.deals.lines.save({ dealId: mine.id, lines: [windows] });
      await there.api.deals.lines.save({ dealId: foreign.id, lines: [theirs] });
      const save = here.api.deals.lines.save;
      const notFound = { code: 'NOT_FOUND' };
      expect(await refusal(save({ dealId: foreign.id, lines: [line('Roof')] }))).toMatchObject(notFound);
      for (const remove of [[theirs.id], [newId()]]) {
        expect(await refusal(save({ dealId: mine.id, lines: [], remove }))).toMatchObject(notFound);
      }
      expect(await refusal(save({ dealId: other.id, lines: [{ ...windows, version: 1 }] }))).toMatchObject(notFound);
      await save({ dealId: mine.id, lines: [{ id: windows.id, version: 1, values: { quantity: 3 } }] });
      const stale = (values: Record<string, unknown>) =>
        save({ dealId: mine.id, lines: [{ id: windows.id, version: 1, values }] });
      expect(await refusal(stale({ quantity: 4 }))).toMatchObject({ code: 'CONFLICT' });
      expect((await stale({ unitPrice: 200 })).lines[0]).toMatchObject({ quantity: 3, unitPrice: 200, total: 600 });
      await save({ dealId: mine.id, lines: [], remove: [windows.id] });
      expect(await refusal(stale({ quantity: 5 }))).toMatchObject({ code: 'CONFLICT' });
      await here.api.deals.delete({ ids: [mine.id] });
      expect(await refusal(save({ dealId: mine.id, lines: [line('Roof')] }))).toMatchObject({
        code: 'PRECONDITION_FAILED',
      });
    });
  });

  it('may name a product, whose code no two share: also when two people save it at the same moment', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const { record: product } = await api.products.create({
      values: { name: 'Window', code: 'W-1', unitPrice: 4_500 },
    });
    expect(product).toMatchObject({ currency: 'EUR', active: true });
    const { id: dealId } = await dealIn(api, 'Discovery');
    const { lines } = await api.deals.lines.save({ dealId, lines: [line('Window', { productId: product.id })] });
    expect(lines[0]?.product).toMatchObject({ id: product.id, title: 'Window' });
    const taken = {
      code: 'ALREADY_EXISTS',
      fields: { 'values.code': expect.any(String) },
      details: { id: product.id },
    };
    expect(await refusal(api.products.create({ values: { name: 'Other', code: 'W-1' } }))).toMatchObject(taken);
    const both = await Promise.allSettled(
      ['One', 'Two'].map((name) => api.products.create({ values: { name, code: 'W-2' } })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    expect(lost?.reason.cause).toMatchObject({ code: 'ALREADY_EXISTS', fields: { 'values.code': expect.any(String) } });
    await api.products.delete({ ids: [product.id] });
    await api.products.create({ values: { name: 'New window', code: 'W-1' } });
    expect(await refusal(api.products.restore({ ids: [product.id] }))).toMatchObject({ code: 'ALREADY_EXISTS' });
  });
});
