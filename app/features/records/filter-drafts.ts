import type { FilterValue } from './filter-language';
import type { Operator } from './types';

/** What a value begins as when its operator is chosen, so that "in the last 30 days" needs no typing. */
export function startValue(operator: Operator | undefined): FilterValue | undefined {
  if (operator?.value === 'span') return { count: 30, unit: 'day' };
  if (operator?.value === 'unit') return 'month';
  return undefined;
}

/** Whether a condition can take effect: its value is of the shape that the operator asks for, and all there. */
export function isComplete(operator: Operator, value: FilterValue | undefined): boolean {
  switch (operator.value) {
    case 'none':
      return true;
    case 'text':
    case 'day':
    case 'unit':
      return typeof value === 'string' && value.trim() !== '';
    case 'number':
      return typeof value === 'number';
    case 'values':
      return Array.isArray(value) && value.length > 0;
    case 'span':
      return typeof value === 'object' && 'count' in value && value.count >= 1 && value.count <= 1_000;
    default:
      return typeof value === 'object' && 'from' in value && isOrdered(value.from, value.to);
  }
}

const isOrdered = (from: string | number, to: string | number): boolean =>
  from !== '' && to !== '' && typeof from === typeof to && from <= to;
