import type { Actor } from '@/trpc/context';
import { activityObject } from '../activities/activity-object';
import { endOfDayIn } from '../tasks/settle-tasks';
import { taskObject } from '../tasks/task-object';
import { subjects, taskTitles } from './data/sales';
import type { World } from './make-companies';
import type { MadeDeal } from './make-deals';
import { dayBefore, daysBefore, officeInstant } from './office-hours';

/** A record that work was done on, and when that can have been. */
export type Workplace = {
  object: 'deal' | 'lead' | 'person';
  id: string;
  name: string;
  from: Date;
  to: Date;
  ownerId?: string | null;
};

const kindShares = { email: 38, call: 27, meeting: 15 };
const outcomes = {
  call: { connected: 60, 'no-answer': 25, voicemail: 15 },
  meeting: { held: 88, 'no-show': 5, cancelled: 7 },
  email: { sent: 70, replied: 30 },
} as const;

function actorFor({ random, cast }: World, ownerId: string | null | undefined): Actor {
  const own = [...cast.reps, cast.manager, cast.owner].find(({ id }) => id === ownerId);
  return own && random.chance(0.85) ? own : random.pick(cast.reps);
}

/** A call, meeting or mail that happened. */
function logged(world: World, place: Workplace): void {
  const { random, story, timeZone } = world;
  const kind = random.weighted(kindShares);
  const actor = actorFor(world, place.ownerId);
  const at = officeInstant(random, { from: place.from, to: place.to, timeZone });
  const values = {
    kind,
    subject: random.pick(subjects[kind]).replace('{name}', place.name),
    startsAt: at.toISOString(),
    durationMinutes: kind === 'email' ? null : kind === 'call' ? random.int(2, 35) : random.pick([30, 45, 60, 90]),
    outcome: random.weighted<string>(outcomes[kind]),
    ownerId: actor.id,
  };
  story.create(activityObject, { at, actor }, { values, columns: { object: place.object, recordId: place.id } });
}

/** Days between two things that one person does on a deal; a team is not held to it. */
const paceOfOne = 6;

/** How much happened to deals: won ones have the most, and rotting ones nothing lately. */
export function workOnDeals(world: World, deals: readonly MadeDeal[]): void {
  const { random, cast } = world;
  for (const deal of deals) {
    const median = deal.status === 'won' ? 14 : deal.status === 'lost' ? 6 : 8;
    const age = (deal.until.getTime() - deal.madeAt.getTime()) / 86_400_000;
    const most = cast.reps.length > 1 ? Number.POSITIVE_INFINITY : 1 + Math.floor(age / paceOfOne);
    const count = Math.min(Math.max(1, median + random.int(-4, 5)), most);
    const place = {
      object: 'deal' as const,
      id: deal.id,
      name: deal.companyName,
      from: deal.madeAt,
      to: deal.until,
      ownerId: deal.ownerId,
    };
    for (let at = 0; at < count; at += 1) logged(world, place);
  }
}

export function workOn(world: World, places: readonly Workplace[], count: number): void {
  for (let at = 0; at < count; at += 1) logged(world, world.random.pick(places));
}

type DueKind = 'overdue' | 'today' | 'week' | 'later' | 'none';
const dueShares: Record<DueKind, number> = { overdue: 12, today: 5, week: 24, later: 45, none: 14 };

function dueOn({ random, now }: World, kind: DueKind): string | null {
  if (kind === 'none') return null;
  const days = { overdue: -random.int(1, 12), today: 0, week: random.int(1, 6), later: random.int(7, 60) }[kind];
  const day = dayBefore(now, -days);
  // Nobody plans for a weekend
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6 ? dayBefore(new Date(day), weekday === 0 ? 2 : 1) : day;
}

/** Tasks that are still open, in exact shares of when they are due; and a year of done ones. */
export function makeTasks(
  world: World,
  places: readonly Workplace[],
  { open, done }: { open: number; done: number },
): void {
  const { random, story, now, timeZone, cast } = world;
  const create = (place: Workplace, values: Record<string, unknown>, at: Date, actor: Actor) => {
    const assignee = random.chance(0.2) ? cast.owner : actor;
    return story.create(
      taskObject,
      { at, actor },
      {
        values: {
          title: random.pick(taskTitles).replace('{name}', place.name),
          priority: random.weighted({ high: 18, normal: 64, low: 18 }),
          ownerId: assignee.id,
          ...values,
        },
        columns: {
          object: place.object,
          recordId: place.id,
          dueBy: values.dueOn ? endOfDayIn(String(values.dueOn), timeZone) : null,
        },
      },
    );
  };
  for (const kind of random.deck(open, dueShares)) {
    const place = random.pick(places);
    const at = officeInstant(random, { from: daysBefore(now, 20), to: now, timeZone });
    create(place, { dueOn: dueOn(world, kind) }, at > place.from ? at : now, actorFor(world, place.ownerId));
  }
  for (let count = 0; count < done; count += 1) {
    const place = random.pick(places);
    const actor = actorFor(world, place.ownerId);
    const at = officeInstant(random, { from: place.from, to: place.to, timeZone });
    const end = officeInstant(random, {
      from: at,
      to: new Date(Math.min(at.getTime() + 9 * 86_400_000, place.to.getTime())),
      timeZone,
    });
    const id = create(place, { dueOn: dayBefore(end, 0) }, at, actor);
    story.edit(id, { at: end > at ? end : new Date(at.getTime() + 60_000), actor }, { done: true });
  }
}
