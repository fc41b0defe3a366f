import { AppError } from '@/lib/errors';
import type { ObjectDefinition } from '../records/object-types';
import { type FieldTarget, fieldAt } from './filter.fields';
import { type OperatorDefinition, operatorsOf } from './filter.operators';
import { type FilterGroup, type FilterItem, filterGroup, isGroup } from './filter.schema';
import { type CheckedValue, checkValue } from './filter.values';

export type CheckedCondition = {
  readonly kind: 'condition';
  readonly target: FieldTarget;
  readonly operator: OperatorDefinition;
  readonly value: CheckedValue;
};
export type CheckedGroup = {
  readonly kind: 'group';
  readonly op: 'and' | 'or';
  readonly items: readonly CheckedItem[];
};
export type CheckedItem = CheckedCondition | CheckedGroup;

export const refuse = (fields: Record<string, string>): AppError =>
  new AppError('INVALID_INPUT', { say: Object.values(fields)[0] ?? 'This filter cannot be used.', fields });

/** Where in the input something is wrong → what. */
type Problems = Record<string, string>;

/**
 * The filter with every field and operator looked up and every value tidied. Groups without conditions are left out.
 * @param path where the filter stands in the caller's input; problems are named from there.
 * @throws AppError INVALID_INPUT whose `fields` name every problem, e.g. `filter.items.0.value`.
 */
export function checkFilter(filter: FilterGroup, object: ObjectDefinition, path = 'filter'): CheckedGroup {
  const shape = filterGroup.safeParse(filter);
  if (!shape.success) {
    throw refuse(
      Object.fromEntries(shape.error.issues.map((issue) => [[path, ...issue.path].join('.'), issue.message])),
    );
  }
  const problems: Problems = {};
  const checked = checkGroup(shape.data, object, path, problems);
  if (Object.keys(problems).length > 0) throw refuse(problems);
  return checked;
}

function checkGroup(group: FilterGroup, object: ObjectDefinition, path: string, problems: Problems): CheckedGroup {
  const items = group.items.flatMap((item, position) => checkItem(item, object, `${path}.items.${position}`, problems));
  return { kind: 'group', op: group.op, items };
}

function checkItem(item: FilterItem, object: ObjectDefinition, path: string, problems: Problems): CheckedItem[] {
  if (isGroup(item)) {
    const group = checkGroup(item, object, path, problems);
    return group.items.length > 0 ? [group] : [];
  }
  const target = fieldAt(object, item.field);
  if (!target?.field.filterable) {
    problems[`${path}.field`] = `${object.label.many} cannot be filtered by "${item.field}".`;
    return [];
  }
  const operator = operatorsOf(target.field.type).find((known) => known.operator === item.operator);
  if (!operator) {
    problems[`${path}.operator`] = `"${item.operator}" does not go with ${target.field.label}.`;
    return [];
  }
  const result = checkValue(operator.value, target.field, item.value);
  if (!result.ok) {
    problems[`${path}.value`] = result.message;
    return [];
  }
  return [{ kind: 'condition', target, operator, value: result.value }];
}
