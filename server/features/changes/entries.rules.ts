import type { ChangeRow } from './change-rows';

/**
 * Rows (the latest first) as commands: what belongs to one command stands together. At most `limit` of them.
 * @param complete false when there are more rows than these; the last command may then lack some and is left for later
 * @returns the commands, and the place after which the next page begins, null at the end
 */
export function groupRows(
  rows: readonly ChangeRow[],
  { limit, complete }: { limit: number; complete: boolean },
): { groups: ChangeRow[][]; next: number | null } {
  const groups = new Map<string, ChangeRow[]>();
  let taken = 0;
  for (const row of rows) {
    const group = groups.get(row.groupId);
    if (!group && groups.size === limit) break;
    if (group) group.push(row);
    else groups.set(row.groupId, [row]);
    taken += 1;
  }
  const all = [...groups.values()];
  const cutOff = !complete && taken === rows.length && all.length > 1;
  const whole = cutOff ? all.slice(0, -1) : all;
  const end = complete && taken === rows.length;
  const seqs = whole.flat().map(({ seq }) => seq);
  return { groups: whole, next: end || seqs.length === 0 ? null : Math.min(...seqs) };
}
