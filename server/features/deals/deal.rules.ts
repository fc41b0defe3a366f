const day = 86_400_000;

/** amount × probability in minor units, rounded half up; null without an amount. */
export const weighted = (amount: number | null, probability: number): number | null =>
  amount === null ? null : Math.round((amount * probability) / 100);

/**
 * From when on an open deal rots: so many days after the last thing that happened to it. Where a planned activity counts,
 * not before that is due.
 */
export function rottenFrom(
  deal: { touchedAt: Date; nextActivityAt: Date | null },
  stage: { type: string; rotDays: number | null },
  plannedStopsRot: boolean,
): Date | null {
  if (stage.type !== 'open' || stage.rotDays === null) return null;
  const planned = plannedStopsRot ? (deal.nextActivityAt?.getTime() ?? 0) : 0;
  return new Date(Math.max(deal.touchedAt.getTime(), planned) + stage.rotDays * day);
}

type Outcome = { closedOn: unknown; lostReasonId: unknown; lostNote: unknown };

/** The day of closing and why it was lost, as they must be in a stage of this type. */
export function outcomeIn(type: string, { closedOn, lostReasonId, lostNote }: Outcome, today: string): Outcome {
  if (type === 'open') return { closedOn: null, lostReasonId: null, lostNote: null };
  if (type === 'won') return { closedOn: closedOn ?? today, lostReasonId: null, lostNote: null };
  return { closedOn: closedOn ?? today, lostReasonId, lostNote };
}

export type EnteredStage = { name: string; type: string; requiredFields: readonly string[] };

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * Fields that a deal lacks to enter a stage: the ones that it requires, and the reason where it is lost.
 * @param asksReason the workspace has reasons to choose from
 */
export function missingToEnter(
  stage: EnteredStage,
  deal: Readonly<Record<string, unknown>>,
  asksReason: boolean,
): string[] {
  const wanted = stage.type === 'lost' && asksReason ? [...stage.requiredFields, 'lostReasonId'] : stage.requiredFields;
  return [...new Set(wanted)].filter((key) => isEmpty(deal[key]));
}
