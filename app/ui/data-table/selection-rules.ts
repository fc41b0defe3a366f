export type Selection = ReadonlySet<string>;

/** Takes one in or out. */
export function toggle(selection: Selection, id: string): Selection {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Takes in every row from the anchor to the target, both included, in either direction. */
export function addRange(selection: Selection, ids: readonly string[], anchor: number, target: number): Selection {
  const [from, to] = anchor < target ? [anchor, target] : [target, anchor];
  return new Set([...selection, ...ids.slice(Math.max(0, from), to + 1)]);
}

/** All loaded rows, or none of them when all are in already. Rows that are not loaded keep their state. */
export function toggleAll(selection: Selection, ids: readonly string[]): Selection {
  if (headState(selection, ids) !== 'all') return new Set([...selection, ...ids]);
  const loaded = new Set(ids);
  return new Set([...selection].filter((id) => !loaded.has(id)));
}

/** What the box in the header shows. */
export function headState(selection: Selection, ids: readonly string[]): 'none' | 'some' | 'all' {
  const count = ids.reduce((sum, id) => sum + (selection.has(id) ? 1 : 0), 0);
  if (count === 0) return 'none';
  return count === ids.length ? 'all' : 'some';
}
