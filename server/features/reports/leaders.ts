import type { Reader } from '@db/database';
import { userNames } from '../records/titles';
import type { Overview } from './reports.schema';
import { inBase, type Scope } from './scope';
import { openByOwner, wonByOwner } from './totals';
import type { Work } from './work-in';

const mostLeaders = 50;

/** People by what they won in the period, with what they did in it and have open now. */
export async function leadersOf(db: Reader, scope: Scope, work: readonly Work[]): Promise<Overview['leaders']> {
  const leaders = new Map<string, Overview['leaders'][number]>();
  const of = (userId: string) => {
    const known = leaders.get(userId) ?? { userId, name: '', won: 0, wonAmount: 0, activities: 0, openAmount: 0 };
    leaders.set(userId, known);
    return known;
  };
  for (const { owner, deals, amount, currency } of await openByOwner(db, scope)) {
    if (deals > 0) of(owner).openAmount += inBase(scope, amount, currency) ?? 0;
  }
  for (const { owner, deals, amount, currency, month } of await wonByOwner(db, scope)) {
    if (deals === 0) continue;
    of(owner).won += deals;
    of(owner).wonAmount += inBase(scope, amount, currency, month) ?? 0;
  }
  for (const { kind, who, count } of work) {
    if (who && kind !== 'note' && kind !== 'task') of(who).activities += count;
  }
  const names = await userNames(db, [...leaders.keys()]);
  return [...leaders.values()]
    .map((leader) => ({ ...leader, name: names.get(leader.userId) ?? 'Somebody who left' }))
    .sort(
      (a, b) =>
        b.wonAmount - a.wonAmount || b.won - a.won || b.activities - a.activities || a.name.localeCompare(b.name),
    )
    .slice(0, mostLeaders);
}
