/** What a deal's next activity says: it is late, due today, missing, or due later. Boards stand in this order. */
export const urgencies = ['overdue', 'today', 'none', 'later'] as const;
export type Urgency = (typeof urgencies)[number];

/** The moment a board was first read at, and the last millisecond of that day in the workspace's zone. */
export type BoardMoment = { now: Date; endOfToday: Date };

/** Where a card stands in its column. */
export type CardPlace = { urgency: Urgency; next: Date | null; id: string };

export function urgencyOf(next: Date | null, { now, endOfToday }: BoardMoment): Urgency {
  if (next === null) return 'none';
  if (next < now) return 'overdue';
  return next <= endOfToday ? 'today' : 'later';
}

/** Which cards come first: by urgency, then what is due first; the ones without a next activity newest first. */
export function compareCards(a: CardPlace, b: CardPlace): number {
  const byUrgency = urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency);
  if (byUrgency !== 0) return byUrgency;
  const byDue = (a.next?.getTime() ?? 0) - (b.next?.getTime() ?? 0);
  if (byDue !== 0) return byDue;
  const byId = a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  return a.urgency === 'none' ? -byId : byId;
}
