import { AppError } from '@/lib/errors';
import { type FilterGroup, type FilterItem, filterGroup, isGroup } from './filter.schema';

/** A condition is `[field, operator, value?]`, a group `['and' | 'or', ...items]`: half as long as the AST's own JSON. */
type Compact = unknown[];

const compact = (item: FilterItem): Compact =>
  isGroup(item)
    ? [item.op, ...item.items.map(compact)]
    : item.value === undefined
      ? [item.field, item.operator]
      : [item.field, item.operator, item.value];

/** The filter as the text of a URL parameter; the same filter always gives the same text. Not yet percent-encoded. */
export const encodeFilter = (filter: FilterGroup): string => JSON.stringify(compact(filter));

function expand(item: unknown, depth: number): unknown {
  // Deeper than any filter may be: what is left is refused by the schema, without following it down.
  if (!Array.isArray(item) || depth > 4) return item;
  const [head, ...rest] = item;
  if (head === 'and' || head === 'or') return { op: head, items: rest.map((inner) => expand(inner, depth + 1)) };
  const [operator, value, ...more] = rest;
  if (more.length > 0) return item;
  return value === undefined ? { field: head, operator } : { field: head, operator, value };
}

/**
 * Reads what `encodeFilter` wrote; the AST's own JSON is taken as well. Fields and values are checked by `checkFilter`.
 * @throws AppError INVALID_INPUT when the text is no filter.
 */
export function decodeFilter(text: string): FilterGroup {
  const result = filterGroup.safeParse(expand(parseJson(text), 1));
  if (result.success) return result.data;
  throw new AppError('INVALID_INPUT', {
    say: 'The filter in this address cannot be read.',
    fields: Object.fromEntries(
      result.error.issues.map((issue) => [['filter', ...issue.path].join('.'), issue.message]),
    ),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
