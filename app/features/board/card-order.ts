import { dayIn } from '~/features/deals/today';
import type { Deal } from './deal';

/** What a deal's next activity says. Cards stand in this order; the server has the same. */
const urgencies = ['overdue', 'today', 'none', 'later'] as const;
export type Urgency = (typeof urgencies)[number];

/** A moment, and the day that it is on where the workspace is. */
export type Moment = { now: number; today: string; timeZone: string };

export const momentOf = (now: number, timeZone: string): Moment => ({ now, today: dayIn(now, timeZone), timeZone });

export function urgencyOf(nextActivityAt: string | null, { now, today, timeZone }: Moment): Urgency {
  if (nextActivityAt === null) return 'none';
  const next = Date.parse(nextActivityAt);
  if (next < now) return 'overdue';
  return dayIn(next, timeZone) === today ? 'today' : 'later';
}

type Ordered = Pick<Deal, 'id' | 'nextActivityAt'>;

/** By urgency, then what is due first; those without a next activity newest first (ids grow with time). */
export function compareCards(a: Ordered, b: Ordered, moment: Moment): number {
  const [first, second] = [urgencyOf(a.nextActivityAt, moment), urgencyOf(b.nextActivityAt, moment)];
  const byUrgency = urgencies.indexOf(first) - urgencies.indexOf(second);
  if (byUrgency !== 0) return byUrgency;
  const byDue = Date.parse(a.nextActivityAt ?? '') - Date.parse(b.nextActivityAt ?? '');
  if (byDue !== 0 && !Number.isNaN(byDue)) return byDue;
  const byId = a.id < b.id ? -1 : Number(a.id > b.id);
  return first === 'none' ? -byId : byId;
}

/** Where a card comes to stand among others that are in order. */
export function placeAmong(card: Ordered, cards: readonly Ordered[], moment: Moment): number {
  const at = cards.findIndex((other) => other.id !== card.id && compareCards(card, other, moment) < 0);
  return at < 0 ? cards.length : at;
}

/** Whether a card keeps its place although it was read again. */
export const sameOrder = (a: Ordered, b: Ordered): boolean => a.nextActivityAt === b.nextActivityAt;
