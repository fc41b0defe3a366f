import { type FilterCondition, type FilterGroup, isGroup } from './filter-language';
import type { ObjectDescription, Values } from './types';

/** The one value that a condition pins a field to; undefined when it allows several. */
function pinned({ operator, value }: FilterCondition, type: string, me: string): unknown {
  const one = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
  if (operator === 'me') return me;
  if (operator === 'isTrue') return true;
  if (operator === 'isFalse') return false;
  if (operator === 'hasAll' && Array.isArray(value)) return value;
  if (operator === 'hasAny') return one === undefined ? undefined : [one];
  if (operator === 'anyOf') return one === 'me' ? me : one;
  if (operator === 'is' && type !== 'list' && type !== 'instant') return value;
  return undefined;
}

/** What a new record takes over from the filter it is made in, so that it stays in sight: owner is me, tag is VIP. */
export function inheritedValues({ fields }: ObjectDescription, filter: FilterGroup, me: string): Values {
  if (filter.op === 'or' && filter.items.length > 1) return {};
  const values: Values = {};
  for (const item of filter.items) {
    if (isGroup(item)) {
      Object.assign(values, inheritedValues({ fields } as ObjectDescription, item, me));
      continue;
    }
    const field = fields.find(({ key }) => key === item.field);
    if (!field || field.readOnly) continue;
    const value = pinned(item, field.type, me);
    if (value !== undefined) values[field.key] = value;
  }
  return values;
}
