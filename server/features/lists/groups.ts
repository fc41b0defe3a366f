import { AppError } from '@/lib/errors';
import { conversionOf } from '../currencies';
import { dayIn } from '../filters/date-ranges';
import type { FieldDefinition, ObjectDefinition } from '../records/object-types';
import { type ReadContext, type Selection, selected } from '../records/selection';
import { groupedTypes } from './group-key';
import { groupFilter, groupLabels, inGroupOrder } from './group-labels';
import { groupSums } from './group-sums';
import type { Groups } from './lists.schema';

/** Groups of one list; a person looks at fewer. */
const mostGroups = 200;

/** @throws AppError INVALID_INPUT for a field that records cannot be grouped by */
function groupedField(object: ObjectDefinition, key: string): FieldDefinition {
  const field = object.fields.find((one) => one.key === key);
  if (field?.filterable && groupedTypes.includes(field.type)) return field;
  const say = `${object.label.many} cannot be grouped by "${key}".`;
  throw new AppError('INVALID_INPUT', { say, fields: { field: say } });
}

/**
 * Records by the value of a field, dates by month: how many have it, and what their money fields come to in the
 * workspace's currency. The largest 200 groups, and whether there are more.
 * @throws AppError INVALID_INPUT for a field or filter that does not fit
 */
export const readGroups = (
  ctx: ReadContext,
  { object, field: key, ...selection }: Selection & { object: ObjectDefinition; field: string },
): Promise<Groups> =>
  ctx.db.read('lists.groups', async (db) => {
    const field = groupedField(object, key);
    const { timeZone } = ctx.tenant;
    const conversion = await conversionOf(db, dayIn(timeZone, ctx.app.now()));
    const where = await selected(db, ctx, object, selection);
    const grouping = { object, field, where, timeZone, conversion, most: mostGroups };
    const { groups, truncated } = await groupSums(db, grouping);
    const labels = await groupLabels(
      db,
      field,
      groups.flatMap((group) => group.key ?? []),
    );
    const label = (group: string | null) =>
      group === null ? `No ${field.label.toLowerCase()}` : (labels.get(group) ?? group);
    return {
      groups: inGroupOrder(field, groups).map((group) => ({
        ...group,
        label: label(group.key),
        color: field.options?.find(({ value }) => value === group.key)?.color ?? null,
        filter: groupFilter(field, group.key),
      })),
      truncated,
      currency: conversion.base,
    };
  });
