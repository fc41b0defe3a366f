import { newId } from '@db/ids';
import { asc, eq } from 'drizzle-orm';
import type { TestApp } from '@/testing/test-app';
import { enterTenant } from '@/trpc/procedures';
import { changeSource } from '../../changes/append';
import type { Random } from '../../demo/random';
import { eraseRecords } from '../../records/destroy';
import { objects } from '../../records/registry';
import { reasonNamed } from './selling';

type SignedIn = Awaited<ReturnType<TestApp['signedIn']>>;

/** What somebody may do to deals and to what they follow, at random; each call does one thing, or finds nothing to do. */
export async function randomActs({ api, ctx, tenant, user }: SignedIn, random: Random) {
  const db = ctx.app.database.forTenant(tenant.id);
  const { pipelines } = await api.pipelines.list({});
  const stages = pipelines.flatMap((pipeline) => pipeline.stages);
  const { id: lostReasonId } = await reasonNamed(api, 'Price');
  const groups: string[] = [];

  const told = ({ groupId }: { groupId: string | null }) => void (groupId && groups.push(groupId));
  const stageId = () => random.pick(stages).id;
  const values = () => ({
    amount: random.chance(0.2) ? null : random.int(0, 90_000),
    currency: random.pick(['EUR', 'USD']),
    probability: random.chance(0.5) ? null : random.int(0, 100),
    expectedCloseOn: random.chance(0.2) ? null : random.pick(['2026-04-30', '2026-05-15', '2027-01-01']),
    ownerId: random.chance(0.3) ? null : user.id,
  });
  /** Ids of deals that live, or that lie in the trash. */
  const deals = async (trashed: boolean) => {
    const all = await db.read('test.deals', ({ sql, tables, tenantId }) =>
      sql
        .select({ id: tables.deals.id, deletedAt: tables.deals.deletedAt })
        .from(tables.deals)
        .where(eq(tables.deals.tenantId, tenantId))
        .orderBy(asc(tables.deals.createdAt)),
    );
    return all.filter(({ deletedAt }) => Boolean(deletedAt) === trashed).map(({ id }) => id);
  };
  const some = async (trashed: boolean) => (await deals(trashed)).filter(() => random.chance(0.4)).slice(0, 4);
  const any = async (trashed: boolean): Promise<string | undefined> => random.pick(await deals(trashed));

  const create = async () => {
    const given = { name: 'A deal', ...values(), stageId: stageId(), lostReasonId };
    told(await api.deals.create({ values: given }));
  };
  const edit = async () => {
    const id = await any(false);
    if (!id) return;
    const { version } = await api.deals.get({ id });
    const moved = random.chance(0.3) ? { stageId: stageId(), lostReasonId } : {};
    told(await api.deals.update({ id, version, values: { ...values(), ...moved } }));
  };
  const move = async () => {
    const ids = await some(false);
    if (ids.length > 0) told(await api.deals.move({ ids, stageId: stageId(), values: { lostReasonId } }));
  };
  const changeLines = async () => {
    const dealId = await any(false);
    if (!dealId) return;
    const { version } = await api.deals.get({ id: dealId });
    told(await api.deals.update({ id: dealId, version, values: { amountFromLines: random.chance(0.7) } }));
    const { lines } = await api.deals.lines.list({ dealId });
    const remove = lines.filter(() => random.chance(0.3)).map(({ id }) => id);
    const line = { name: 'Window', quantity: random.int(1, 9), unitPrice: random.int(1, 9_000) };
    told(await api.deals.lines.save({ dealId, lines: [{ id: newId(), values: line }], remove }));
  };
  const trash = async () => {
    const ids = (await some(false)).slice(0, 2);
    if (ids.length > 0) told(await api.deals.delete({ ids }));
  };
  const restore = async () => {
    const ids = await some(true);
    if (ids.length > 0) told(await api.deals.restore({ ids }));
  };
  const destroy = async () => {
    const id = await any(true);
    if (id && random.chance(0.3)) await api.deals.destroy({ ids: [id] });
  };
  /** A living deal at once, as the removal of the demo does. */
  const erase = async () => {
    const id = await any(false);
    if (!id || random.chance(0.7)) return;
    const source = changeSource(enterTenant(ctx, 'records.destroy'));
    await db.transaction('test.erase', (tx) => eraseRecords(tx, source, { object: objects.deal, ids: [id] }));
  };
  const undo = async () => {
    if (groups.length === 0) return;
    // What was changed since refuses to be undone: then nothing may have happened.
    await api.changes.undo({ groupId: random.pick(groups) }).catch((error: { cause?: { code?: string } }) => {
      if (error.cause?.code !== 'CONFLICT') throw error;
    });
  };
  const changeStage = async () => {
    const { id } = random.pick(stages.filter(({ type }) => type === 'open'));
    const now = (await api.pipelines.list({})).pipelines.flatMap((pipeline) => pipeline.stages);
    const { version = 1 } = now.find((stage) => stage.id === id) ?? {};
    told(await api.pipelines.stages.update({ id, version, values: { probability: random.int(0, 100) } }));
  };
  const acts = [create, create, create, edit, move, changeLines, trash, restore, destroy, erase, undo, changeStage];
  return () => random.pick(acts)();
}
