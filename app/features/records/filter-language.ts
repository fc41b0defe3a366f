/** The filter language as pages use it; the server checks every filter against the fields of its object. */
export type FilterValue =
  | string
  | number
  | string[]
  | { from: string | number; to: string | number }
  | { count: number; unit: string };
export type FilterCondition = { field: string; operator: string; value?: FilterValue };
export type FilterItem = FilterCondition | FilterGroup;
export type FilterGroup = { op: 'and' | 'or'; items: FilterItem[] };

export const isGroup = (item: FilterItem): item is FilterGroup => 'op' in item;
export const noFilter: FilterGroup = { op: 'and', items: [] };

/** Groups may lie this deep, the outermost included. */
export const maxLevels = 3;

const compact = (item: FilterItem): unknown[] =>
  isGroup(item)
    ? [item.op, ...item.items.map(compact)]
    : item.value === undefined
      ? [item.field, item.operator]
      : [item.field, item.operator, item.value];

/** The filter as text of an address: `["and",["city","is","Porto"]]`; empty for a filter that lets everything through. */
export const encodeFilter = (filter: FilterGroup): string =>
  filter.items.length === 0 ? '' : JSON.stringify(compact(filter));

function expand(item: unknown, level: number): FilterItem | undefined {
  if (!Array.isArray(item)) return undefined;
  const [head, second, value] = item as unknown[];
  if (head === 'and' || head === 'or') {
    if (level > maxLevels) return undefined;
    const items = item.slice(1).map((inner) => expand(inner, level + 1));
    return items.every((inner) => inner !== undefined) ? { op: head, items } : undefined;
  }
  if (typeof head !== 'string' || typeof second !== 'string' || item.length > 3) return undefined;
  return value === undefined || value === null
    ? { field: head, operator: second }
    : { field: head, operator: second, value: value as FilterValue };
}

/** Reads what `encodeFilter` wrote; undefined when the text is no filter. */
export function decodeFilter(text: string): FilterGroup | undefined {
  try {
    const filter = expand(JSON.parse(text), 1);
    return filter && isGroup(filter) ? filter : undefined;
  } catch {
    return undefined;
  }
}

/** How many conditions there are, in all groups. */
export const countConditions = (item: FilterItem): number =>
  isGroup(item) ? item.items.reduce((sum, inner) => sum + countConditions(inner), 0) : 1;

/** Groups within groups, or alternatives: more than a row of chips can say. */
export const isAdvanced = (filter: FilterGroup): boolean =>
  (filter.op === 'or' && filter.items.length > 1) || filter.items.some(isGroup);

/** The filter with one item of the outermost group replaced, or taken out. */
export function replaceItem(filter: FilterGroup, position: number, item?: FilterItem): FilterGroup {
  const items = filter.items.flatMap((old, index) => (index === position ? (item ? [item] : []) : [old]));
  return { ...filter, items };
}

/** Without conditions that wait for a value, and without groups that became empty. */
export function tidyFilter(filter: FilterGroup): FilterGroup {
  const items = filter.items.flatMap((item): FilterItem[] => {
    if (!isGroup(item)) return [item];
    const inner = tidyFilter(item);
    return inner.items.length > 0 ? [inner] : [];
  });
  return { ...filter, items };
}
