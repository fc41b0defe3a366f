import type { Reader } from '@db/database';
import { type SQL, sql } from 'drizzle-orm';
import type { Cohort } from './cohorts';
import { instantsOf, type ReportStage, type Scope } from './scope';

/** So many stays are looked at in all stages together: of a share, more are needed than for a median. */
const mostStays = 2_500;

export type StageTime = { stageId: string; name: string; medianDays: number | null; conversion: number | null };

/** The stages that a deal goes on to from one: later ones of its pipeline, and won ones. */
export const furtherStages = (stages: readonly ReportStage[], from: ReportStage): string[] =>
  stages
    .filter(({ pipelineId }) => pipelineId === from.pipelineId)
    .filter(({ type, position }) => type === 'won' || (type === 'open' && position > from.position))
    .map(({ id }) => id);

/** The latest stays in a stage that began in the period. */
function latestStays(db: Reader, scope: Scope, stage: ReportStage, most: number): SQL {
  const { stageHistory: h } = db.tables;
  const { from, until } = instantsOf(scope);
  return sql`select ${h.tenantId}, ${h.dealId}, ${h.enteredAt}, ${h.leftAt} from ${h}
    where ${h.tenantId} = ${db.tenantId} and ${h.stageId} = ${stage.id}
      and ${h.enteredAt} >= ${sql.param(from, h.enteredAt)} and ${h.enteredAt} < ${sql.param(until, h.enteredAt)}
    order by ${h.enteredAt} desc limit ${most}`;
}

/** All stays of the deals of a cohort, read once for all stages; a query of its own before `stays`. */
function cohortStays(db: Reader, { ids }: Cohort): SQL {
  const { stageHistory: h } = db.tables;
  // SQLite takes a cross join in this order: it knows no sizes, and would begin with the stays of all deals
  return sql`cohort as materialized (${ids}), cohort_stays as materialized (
    select ${h.tenantId}, ${h.dealId}, ${h.stageId}, ${h.enteredAt}, ${h.leftAt} from cohort cross join ${h}
    where ${h.tenantId} = ${db.tenantId} and ${h.dealId} = cohort.id
  ),`;
}

const cohortStaysIn = (stage: ReportStage): SQL => sql`select * from cohort_stays where stage_id = ${stage.id}`;

/** How long those that are over took, of live deals in the scope, and whether they led further. */
function staysIn(db: Reader, scope: Scope, stage: ReportStage, stays: SQL): SQL {
  const { stageHistory, deals } = db.tables;
  const ms =
    db.dialect === 'sqlite'
      ? sql`stay.left_at - stay.entered_at`
      : sql`extract(epoch from stay.left_at - stay.entered_at)::double precision * 1000`;
  const further = furtherStages(scope.stages, stage).map((id) => sql`${sql.param(id, stageHistory.stageId)}`);
  const among = further.length === 0 ? sql`false` : sql`further.stage_id in (${sql.join(further, sql`, `)})`;
  const mine = scope.ownerId ? sql`and deal.owner_id = ${scope.ownerId}` : sql``;
  return sql`select * from (
    select cast(${stage.id} as text) as stage, ${ms} as ms,
      case when exists (
        select 1 from ${stageHistory} as further where further.tenant_id = stay.tenant_id
          and further.deal_id = stay.deal_id and further.entered_at = stay.left_at and ${among}
      ) then 1 else 0 end as advanced
    from (${stays}) as stay
    join ${deals} as deal on deal.tenant_id = stay.tenant_id and deal.id = stay.deal_id
      and deal.deleted_at is null ${mine}
    where stay.left_at is not null
  ) as stays_of_stage`;
}

type Found = { stage: string; total: number; advanced: number; ms: number };

const msPerDay = 86_400_000;

/** Whether any stage has more stays in the period than are looked at. */
async function isCut(db: Reader, scope: Scope, stages: readonly ReportStage[], most: number): Promise<boolean> {
  const counts = stages.map(
    (stage) => sql`select count(*) as stays from (${latestStays(db, scope, stage, most + 1)}) as latest`,
  );
  const [found] = await db.rows<{ stays: number }>(
    sql`select max(stays) as stays from (${sql.join(counts, sql` union all `)}) as counts`,
  );
  return Number(found?.stays ?? 0) > most;
}

/**
 * How long deals stayed in the open stages, of stays that are over and that began in the period, or are those of deals that
 * were created in it: the one in the middle, and which share of them led to a later stage or to winning. Of each stage only
 * the latest stays are looked at, of a cohort those of some deals.
 */
export async function stageTimes(
  db: Reader,
  scope: Scope,
  cohort: Cohort | undefined,
  size = mostStays,
): Promise<{ times: StageTime[]; isCut: boolean }> {
  const stages = scope.stages.filter(({ isLive, type }) => isLive && type === 'open');
  if (stages.length === 0) return { times: [], isCut: false };
  const most = Math.max(1, Math.floor(size / stages.length));
  const stays = sql.join(
    stages.map((stage) =>
      staysIn(db, scope, stage, cohort ? cohortStaysIn(stage) : latestStays(db, scope, stage, most)),
    ),
    sql` union all `,
  );
  const rows = await db.rows<Found>(sql`
    with ${cohort ? cohortStays(db, cohort) : sql``} stays as (${stays}),
    ranked as (
      select stage, ms, row_number() over (partition by stage order by ms) as place,
        count(*) over (partition by stage) as total, sum(advanced) over (partition by stage) as advanced from stays
    )
    select stage, total, advanced, avg(ms) as ms from ranked
    where place in ((total + 1) / 2, (total + 2) / 2) group by stage, total, advanced`);
  const byStage = new Map(rows.map((row) => [row.stage, row]));
  const times = stages.map(({ id, name }): StageTime => {
    const found = byStage.get(id);
    return {
      ...{ stageId: id, name },
      medianDays: found ? Math.round((Number(found.ms) / msPerDay) * 100) / 100 : null,
      conversion: found ? Number(found.advanced) / Number(found.total) : null,
    };
  });
  return { times, isCut: cohort?.isCut ?? (await isCut(db, scope, stages, most)) };
}
