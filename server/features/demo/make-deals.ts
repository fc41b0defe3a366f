import { contactRoles, dealContactObject } from '../deals/deal-contact-object';
import { dealObject, sources } from '../deals/deal-object';
import { lineItemObject } from '../products/line-item-object';
import { lineTotal } from '../products/line-total.rules';
import { productObject } from '../products/product-object';
import { dealNames, lostNotes, products, renewalNames } from './data/sales';
import type { MadeCompany, World } from './make-companies';
import type { MadePerson } from './make-people';
import type { MadePipelines, MadeStage } from './make-pipelines';
import { dayBefore, daysBefore, officeInstant } from './office-hours';

export type MadeDeal = {
  id: string;
  name: string;
  companyName: string;
  status: 'open' | 'won' | 'lost';
  madeAt: Date;
  /** The last thing that may have happened to it. */
  until: Date;
  ownerId: string;
};

type Product = { id: string; name: string; price: number };

const meanStay = [6, 9, 12, 10];
const day = 86_400_000;
const reasonShares = { Price: 30, Competitor: 22, 'No decision': 28, Timing: 14, Other: 6 };
const sourceShares = { 'web-form': 34, referral: 22, event: 16, outbound: 20, import: 8 };

export function makeProducts({ story, cast, now, currency, currencyUnit }: World): Product[] {
  return products.map(([name, code, price]) => {
    const values = { name, code, unitPrice: price * currencyUnit, currency };
    const id = story.create(productObject, { at: daysBefore(now, 365), actor: cast.manager }, { values });
    return { id, name, price };
  });
}

/** Log-normal: median 9,500, one in ten above 62,000; to the next 50. */
function amountOf({ random, currencyUnit }: World): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const amount = Math.min(9_500 * Math.exp(1.46 * normal), 240_000);
  return Math.max(Math.round(amount / 50) * 50, 400) * currencyUnit;
}

/** A stay in days: short mostly, with a long tail. */
const stayOf = ({ random }: World, at: number): number =>
  0.5 + -Math.log(1 - random.next() * 0.97) * (meanStay[at] ?? 8);

/** When an open deal is expected to close: 12 % are late, 40 % this quarter, 33 % the next, 15 % unknown. */
function expectedClose({ random, now }: World): string | null {
  const month = now.getUTCMonth();
  const quarterEnds = Date.UTC(now.getUTCFullYear(), month - (month % 3) + 3, 0);
  const left = Math.max(Math.floor((quarterEnds - now.getTime()) / day), 1);
  const kind = random.weighted({ late: 12, soon: 40, next: 33, none: 15 });
  if (kind === 'none') return null;
  if (kind === 'late') return dayBefore(now, random.int(2, 40));
  return dayBefore(now, kind === 'soon' ? -random.int(1, left) : -random.int(left + 1, left + 91));
}

type Plan = {
  stages: readonly MadeStage[];
  /** Index of the stage where it is, or from which it was closed. */
  reached: number;
  status: MadeDeal['status'];
  rotting: boolean;
  company: MadeCompany;
  name: string;
  amount: number;
  currency: string;
  source: string;
  reason: string;
};

/** The days on which a deal entered each of its stages, the last one being where it stays now. */
function days(world: World, { stages, reached, status, rotting }: Plan): Date[] {
  const { random, now } = world;
  const rotDays = stages[reached]?.rotDays ?? 20;
  const idle = rotting ? rotDays + 2 + random.int(0, 24) : 0.4 + random.next() * (rotDays - 3);
  const closed = status !== 'open';
  let at = daysBefore(now, closed ? random.int(2, 352) : idle);
  const entered = [at];
  const first = closed ? reached : reached - 1;
  for (let stage = first; stage >= 0; stage -= 1) {
    at = new Date(Math.max(at.getTime() - stayOf(world, stage) * day, daysBefore(now, 364 - stage).getTime()));
    entered.unshift(at);
  }
  return entered;
}

function makeDeal(world: World, plan: Plan, pipelines: MadePipelines): MadeDeal {
  const { random, story, cast, now, timeZone } = world;
  const { stages, reached, status, company, name, amount, currency, source } = plan;
  const owner = cast.reps.find(({ id }) => id === company.ownerId) ?? random.pick(cast.reps);
  const office = (at: Date) =>
    officeInstant(random, { from: at, to: new Date(Math.min(at.getTime() + 3 * day, now.getTime())), timeZone });
  const entered = days(world, plan)
    .map(office)
    .sort((a, b) => a.getTime() - b.getTime());
  const [madeAt = now] = entered;
  const close = status === 'open' ? expectedClose(world) : dayBefore(entered.at(-1) ?? now, -random.int(-6, 12));
  const slips = random.chance(0.25) ? random.int(1, 4) : 0;
  const first = stages[0];
  const values = {
    name,
    stageId: first?.id,
    amount,
    currency,
    companyId: company.id,
    ownerId: owner.id,
    source,
    expectedCloseOn: slips > 0 && close ? dayBefore(new Date(close), slips * 20) : close,
  };
  const columns = { pipelineId: first?.pipelineId, status: 'open', stageSince: madeAt, touchedAt: madeAt };
  const id = story.create(dealObject, { at: madeAt, actor: owner }, { values, columns });
  let at = madeAt;
  for (const [step, moment] of entered.slice(1).entries()) {
    const stage = stages[step + 1];
    if (step + 1 > reached || !stage || stage.type !== 'open') break;
    at = moment > at ? moment : new Date(at.getTime() + 60_000);
    story.edit(id, { at, actor: owner }, { stageId: stage.id });
  }
  for (let slip = 1; close && slip <= slips; slip += 1) {
    const later = officeInstant(random, { from: at, to: status === 'open' ? now : (entered.at(-1) ?? now), timeZone });
    if (plan.rotting || later <= at) break;
    at = later;
    story.edit(id, { at, actor: owner }, { expectedCloseOn: dayBefore(new Date(close), (slips - slip) * 20) });
  }
  if (status !== 'open') {
    const end = stages.find(({ type }) => type === status);
    const last = entered.at(-1) ?? now;
    at = last > at ? last : new Date(at.getTime() + 60_000);
    const lost = status === 'lost' && {
      lostReasonId: pipelines.reasons.get(plan.reason),
      lostNote: random.chance(0.6) ? random.pick(lostNotes[plan.reason] ?? ['']) : null,
    };
    story.edit(id, { at, actor: owner }, { stageId: end?.id, closedOn: dayBefore(at, 0), ...lost });
  }
  return {
    id,
    name,
    companyName: company.name,
    status,
    madeAt,
    until: status === 'open' && !plan.rotting ? now : at,
    ownerId: owner.id ?? '',
  };
}

function addContacts(world: World, deal: MadeDeal, staff: readonly MadePerson[]): void {
  const { random, story, cast } = world;
  const chosen = random.shuffle(staff).slice(0, random.weighted({ 0: 1, 1: 5, 2: 3, 3: 1 }) as unknown as number);
  const roles = random.shuffle(contactRoles.map(({ value }) => value));
  for (const [at, { id: personId }] of chosen.entries()) {
    const values = { personId, role: at === 0 ? 'decision-maker' : (roles[at] ?? 'user'), isPrimary: at === 0 };
    const actor = cast.reps.find(({ id }) => id === deal.ownerId) ?? cast.owner;
    story.create(dealContactObject, { at: deal.madeAt, actor }, { values, columns: { dealId: deal.id }, silent: true });
  }
}

/** Lines whose sum is the deal's amount: the last one takes what is left over. */
function addLines(world: World, deal: MadeDeal, offered: readonly Product[]): void {
  const { random, story, cast, currencyUnit } = world;
  const actor = cast.reps.find(({ id }) => id === deal.ownerId) ?? cast.owner;
  const amount = Number(story.rowOf(deal.id).amount);
  let left = amount;
  const chosen = random.shuffle(offered).slice(0, random.int(1, 6));
  for (const [at, product] of chosen.entries()) {
    const unitPrice = product.price * currencyUnit;
    const quantity = at === 0 ? Math.max(Math.floor((amount * 0.6) / unitPrice), 1) : random.int(1, 3);
    const discount = random.chance(0.25) ? random.pick([5, 10, 15]) : 0;
    const total = lineTotal({ quantity, unitPrice, discount });
    if (total > left) continue;
    left -= total;
    line({ productId: product.id, name: product.name, quantity, unitPrice, discount, position: at + 1 });
  }
  if (left > 0) line({ name: 'Services as agreed', quantity: 1, unitPrice: left, discount: 0, position: 9 });

  function line(values: Record<string, unknown>): void {
    story.create(lineItemObject, { at: deal.madeAt, actor }, { values, columns: { dealId: deal.id }, silent: true });
  }
}

type Shape = {
  open: readonly number[];
  won: number;
  lost: number;
  renewals: { open: number; won: number; lost: number };
};

/** Deals in exact shares of stages, outcomes, reasons, sources and currencies; line items on 45 %. */
export function makeDeals(
  world: World,
  shape: Shape,
  {
    companies,
    people,
    pipelines,
    offered,
  }: {
    companies: readonly MadeCompany[];
    people: readonly MadePerson[];
    pipelines: MadePipelines;
    offered: readonly Product[];
  },
): MadeDeal[] {
  const { random, story } = world;
  const [main = [], renewals = []] = pipelines.stages;
  const open = shape.open.flatMap((count, reached) => Array.from({ length: count }, () => ({ stages: main, reached })));
  const plansOf = (stages: readonly MadeStage[], status: MadeDeal['status'], count: number) =>
    Array.from({ length: count }, () => {
      const opens = stages.filter(({ type }) => type === 'open').length;
      return { stages, status, reached: status === 'won' ? opens - 1 : random.int(0, opens - 1) };
    });
  const all = [
    ...open.map((plan) => ({ ...plan, status: 'open' as const })),
    ...plansOf(main, 'won', shape.won),
    ...plansOf(main, 'lost', shape.lost),
    ...plansOf(renewals, 'open', shape.renewals.open),
    ...plansOf(renewals, 'won', shape.renewals.won),
    ...plansOf(renewals, 'lost', shape.renewals.lost),
  ];
  const [currencies, sourcesOf] = [
    random.deck(all.length, world.currencyShares),
    random.deck(all.length, sourceShares),
  ];
  const reasons = random.deck(all.filter(({ status }) => status === 'lost').length, reasonShares);
  const rotting = random.flags(open.length, 0.17);
  const withLines = random.flags(all.length, 0.45);
  const order = random.shuffle(companies);
  const made = all.map((plan, at) => {
    const company = order[at % order.length] as MadeCompany;
    const names = plan.stages === renewals ? renewalNames : dealNames;
    const deal = makeDeal(
      world,
      {
        ...plan,
        company,
        rotting: plan.status === 'open' && (rotting[at] ?? false),
        name: random.pick(names).replace('{company}', company.name),
        amount: at === 3 ? 480_000 * world.currencyUnit : amountOf(world),
        currency: currencies[at] ?? world.currency,
        source: sourcesOf[at] ?? sources[0].value,
        reason: plan.status === 'lost' ? (reasons.pop() ?? 'Other') : 'Other',
      },
      pipelines,
    );
    const staff = people.filter(({ id }) => story.rowOf(id).companyId === company.id);
    addContacts(world, deal, staff);
    if (withLines[at]) addLines(world, deal, offered);
    return deal;
  });
  return made;
}
