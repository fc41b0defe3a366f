import { randomInt } from 'node:crypto';
import type { Reader, Transaction } from '@db/database';
import { and, asc, eq, sql } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { Actor, TenantContext } from '@/trpc/context';
import { decimalsOf } from '../currencies/conversion.rules';
import { equipWorkspace } from '../pipelines';
import { liveLostReasons, livePipelines, liveStages } from '../pipelines/pipelines.queries';
import { standardLostReasons } from '../pipelines/standard-pipelines';
import { command } from '../records/service';
import type { MadePipelines } from './make-pipelines';
import { addRates, euroShares } from './money';
import { type DemoStatus, hasOwnRecords, isTold, lookForDemo } from './present';
import { demoCause } from './story';
import { type Size, tellYear } from './tell-year';
import { writeStory } from './write-story';

/** Enough for every chart and list to have something to say, and a day's work that one person can look through. */
const size: Size = {
  companies: 60,
  people: 200,
  notes: 120,
  duplicates: false,
  deals: { open: [18, 14, 10, 8], won: 12, lost: 16, renewals: { open: 4, won: 3, lost: 2 } },
  leads: 36,
  activities: 140,
  tasks: { open: 36, done: 160 },
};

/** Two clicks at once must not add it twice. On SQLite there is one writer anyway. */
async function waitForOthers(tx: Transaction): Promise<void> {
  if (tx.dialect === 'sqlite') return;
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`demo:${tx.tenantId}`}, 0))`);
}

/** Whose the records of the demo are: the person who asks, or where a program does, an owner. */
async function demoOwner({ actor }: TenantContext, db: Reader): Promise<Actor> {
  if (actor.kind === 'user') return actor;
  const { memberships, users } = db.tables;
  const [owner] = await db.sql
    .select({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.tenantId, db.tenantId), eq(memberships.role, 'owner'), eq(memberships.status, 'active')))
    .orderBy(asc(memberships.createdAt))
    .limit(1);
  if (!owner) throw new AppError('PRECONDITION_FAILED', { say: 'The workspace has no owner who could hold the demo.' });
  return { kind: 'user', ...owner };
}

/** The workspace's own pipelines, whatever was made of them: open stages first, then how a deal ends. */
async function pipelinesHere(db: Reader): Promise<MadePipelines> {
  const [pipelines, stages, reasons] = [await livePipelines(db), await liveStages(db), await liveLostReasons(db)];
  const stagesOf = (id: string) => stages.filter(({ pipelineId }) => pipelineId === id);
  const byName = (wanted: string) => (reasons.find(({ name }) => name === wanted) ?? reasons[0])?.id;
  return {
    stages: pipelines.map(({ id }) => [
      ...stagesOf(id).filter(({ type }) => type === 'open'),
      ...stagesOf(id).filter(({ type }) => type !== 'open'),
    ]),
    reasons: new Map(standardLostReasons.flatMap((name) => (byName(name) ? [[name, byName(name) ?? '']] : []))),
  };
}

/** A second pipeline is no must, and the first may have fewer stages than ours. */
function sizeFor({ stages: [main = [], renewals] }: MadePipelines): Size {
  const opens = main.filter(({ type }) => type === 'open').length;
  const deals = { ...size.deals, open: size.deals.open.slice(0, opens) };
  return { ...size, deals: renewals ? deals : { ...deals, renewals: { open: 0, won: 0, lost: 0 } } };
}

/**
 * Fills an empty workspace with a year of example records of the person who asks, in its own pipelines, currency and time
 * zone; some 0.3 s on SQLite. Where the demo is already, nothing happens.
 * @throws AppError PRECONDITION_FAILED where there are other records: the two never mix
 */
export async function addDemo(ctx: TenantContext): Promise<DemoStatus> {
  const { app, tenant } = ctx;
  // For a workspace whose first equipment failed; what is there stays
  await equipWorkspace(app, tenant);
  await command(
    ctx,
    'demo.add',
    async (tx, source) => {
      await waitForOthers(tx);
      if (await isTold(tx)) return;
      if (await hasOwnRecords(tx)) {
        throw new AppError('PRECONDITION_FAILED', {
          say: 'There are records of your own here. Demo data goes into an empty workspace only, so that the two never mix.',
        });
      }
      const owner = await demoOwner(ctx, tx);
      const pipelines = await pipelinesHere(tx);
      const { currency, timeZone } = tenant;
      const { story, stays } = tellYear(
        {
          ...{ tenantId: tenant.id, size: sizeFor(pipelines), seed: randomInt(2 ** 31), now: source.at, timeZone },
          cast: { owner, manager: owner, reps: [owner], integration: owner },
          currency,
          currencyUnit: 10 ** decimalsOf(currency),
          currencyShares: currency === 'EUR' ? euroShares : { [currency]: 1 },
        },
        () => pipelines,
      );
      await writeStory(tx, story, stays);
      if (currency === 'EUR') await addRates(tx, source.at);
      tx.afterCommit(() => source.announce());
    },
    demoCause,
  );
  return lookForDemo(ctx);
}
