import type { RecordRow } from '../records/object-types';
import type { Write } from '../records/plan-write.rules';

/** What is looked at of a write: the record as it was, and as it is. */
export type Turned = Pick<Write, 'before' | 'after'>;

/** Shares with the same key, everything but the measures, added up; each taken `sign` times. */
function add<Row extends object>(
  into: Map<string, Row>,
  share: Row,
  measures: readonly (keyof Row)[],
  sign: 1 | -1,
): void {
  const key = Object.entries(share)
    .filter(([name]) => !measures.includes(name as keyof Row))
    .map(([, value]) => value)
    .join(' ');
  const known = into.get(key);
  const sum = { ...share };
  for (const measure of measures) {
    Object.assign(sum, { [measure]: Number(known?.[measure] ?? 0) + sign * Number(share[measure]) });
  }
  into.set(key, sum);
}

/**
 * What writes change of totals: what a record counted for goes, what it counts for now comes. What comes to nothing is left
 * out; the rest is in the order of its keys, so that two transactions wait for each other instead of standing in each
 * other's way.
 * @param sharesOf what one record counts for, with the same properties in each
 */
export function signedSums<Row extends object>(
  writes: readonly Turned[],
  sharesOf: (row: RecordRow) => readonly Row[],
  measures: readonly (keyof Row)[],
): Row[] {
  const sums = new Map<string, Row>();
  for (const { before, after } of writes) {
    for (const share of before ? sharesOf(before) : []) add(sums, share, measures, -1);
    for (const share of sharesOf(after)) add(sums, share, measures, 1);
  }
  return [...sums.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, sum]) => (measures.every((measure) => sum[measure] === 0) ? [] : [sum]));
}
