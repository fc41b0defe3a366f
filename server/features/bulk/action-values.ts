import type { Transaction } from '@db/database';
import * as z from 'zod';
import { AppError } from '@/lib/errors';
import type { Permission } from '@/trpc/access';
import type { TenantContext } from '@/trpc/context';
import { idSchema } from '../records/field-values';
import type { ObjectDefinition } from '../records/object-types';
import { readValues } from '../records/read-values';
import { type Problems, referenceProblems } from '../records/references';
import { refuse } from '../records/service';
import type { BulkAction } from './bulk.schema';

type Values = Readonly<Record<string, unknown>>;

const tagIds = z.array(idSchema).max(50).default([]);
const tagValues = z.strictObject({ add: tagIds, remove: tagIds });
export type TagValues = z.output<typeof tagValues>;

const rights: Record<BulkAction, Permission> = {
  update: 'records.update',
  tag: 'records.update',
  delete: 'records.delete',
  restore: 'records.restore',
};

/** The same right as for a single record. @throws AppError FORBIDDEN */
export function demandActionRight({ can, role }: Pick<TenantContext, 'can' | 'role'>, action: BulkAction): void {
  if (can(rights[action])) return;
  throw new AppError('FORBIDDEN', { say: `Your role (${role}) does not include this action. Ask an admin.` });
}

const hasTags = ({ fields }: ObjectDefinition): boolean => fields.some(({ type }) => type === 'tags');

function readUpdate(ctx: TenantContext, object: ObjectDefinition, given: Values): Values {
  const problems: Problems = {};
  for (const key of Object.keys(given)) {
    const field = object.fields.find((one) => one.key === key);
    if (!field || field.readOnly) problems[key] = 'There is no such field to change.';
    else if (field.unique) problems[key] = `Each ${object.label.one.toLowerCase()} has its own ${field.label}.`;
  }
  refuse(problems);
  const read = readValues(object, given, { kind: 'update', defaultCountry: ctx.tenant.defaultCountry });
  refuse(read.problems);
  if (Object.keys(read.values).length === 0) throw new AppError('INVALID_INPUT', { say: 'Choose a field to change.' });
  return read.values;
}

function readTags(object: ObjectDefinition, given: Values): TagValues {
  if (!hasTags(object)) {
    throw new AppError('INVALID_INPUT', {
      say: `${object.label.many} have no tags.`,
      fields: { object: 'Has no tags.' },
    });
  }
  const read = tagValues.safeParse(given);
  if (!read.success) refuse({ add: 'Give the ids of tags to add, and of tags to remove.' });
  const values = read.data ?? { add: [], remove: [] };
  if (values.add.length + values.remove.length === 0) refuse({ add: 'Choose a tag.' });
  return values;
}

/**
 * The values of an action, read and checked as those of a single edit.
 * @throws AppError INVALID_INPUT with fields, also for people and records that are not of this workspace
 */
export async function readActionValues(
  ctx: TenantContext,
  tx: Transaction,
  object: ObjectDefinition,
  { action, values }: { action: BulkAction; values: Values },
): Promise<Record<string, unknown>> {
  if (action === 'delete' || action === 'restore') {
    if (Object.keys(values).length > 0) throw new AppError('INVALID_INPUT', { say: 'This action takes no values.' });
    return {};
  }
  if (action === 'tag') {
    const tags = readTags(object, values);
    const [wrong] = await referenceProblems(tx, object, [{ tags: [...tags.add, ...tags.remove] }]);
    refuse(wrong?.tags ? { add: wrong.tags } : {});
    return tags;
  }
  const read = readUpdate(ctx, object, values);
  const [wrong] = await referenceProblems(tx, object, [read]);
  refuse(wrong ?? {});
  return { ...read };
}
