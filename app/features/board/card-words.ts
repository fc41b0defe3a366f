import { dayIn } from '~/features/deals/today';
import { type Moment, type Urgency, urgencyOf } from './card-order';
import type { Deal } from './deal';

const day = 86_400_000;

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** Whole days since an instant. */
export const daysSince = (at: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(at)) / day));

/** What the next activity says: its urgency, and words that hold without colour. */
export function nextActivity(
  { nextActivityAt }: Pick<Deal, 'nextActivityAt'>,
  moment: Moment,
): { urgency: Urgency; text: string } {
  const urgency = urgencyOf(nextActivityAt, moment);
  if (nextActivityAt === null) return { urgency, text: 'Nothing planned' };
  if (urgency === 'today') return { urgency, text: 'Today' };
  const due = dayIn(Date.parse(nextActivityAt), moment.timeZone);
  const days = (Date.parse(due) - Date.parse(moment.today)) / day;
  if (urgency === 'overdue') return { urgency, text: days === 0 ? 'Overdue' : `Overdue ${counted(-days, 'day')}` };
  if (days === 1) return { urgency, text: 'Tomorrow' };
  return { urgency, text: days < 60 ? `In ${counted(days, 'day')}` : `In ${Math.round(days / 30)} months` };
}

/** “12 days idle” for a deal that nobody touched for longer than its stage allows; null for the others. */
export function idleText({ rottenAt, touchedAt }: Pick<Deal, 'rottenAt' | 'touchedAt'>, now: number): string | null {
  if (rottenAt === null || Date.parse(rottenAt) > now) return null;
  return `${counted(daysSince(touchedAt, now), 'day')} idle`;
}

export const isRotten = ({ rottenAt }: Pick<Deal, 'rottenAt'>, now: number): boolean =>
  rottenAt !== null && Date.parse(rottenAt) <= now;
