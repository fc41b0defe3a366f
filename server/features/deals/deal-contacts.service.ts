import { isUniqueViolation } from '@db/errors';
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { createRecord, updateRecord, type Written } from '../records/service';
import { fieldsOf, type JoinedRow, selectViews, toViews, type View, viewQuery } from '../records/views';
import { dealContactObject } from './deal-contact-object';
import { openDeal } from './open-deal';

/** The people of a deal, the main one first; or the deals of a person, the latest first. At most 500. */
export function listContacts(
  { db }: Pick<TenantContext, 'db'>,
  where: { dealId: string } | { personId: string },
): Promise<View[]> {
  return db.read('deals.contacts.list', async (reader) => {
    const { dealContacts } = reader.tables;
    const fields = fieldsOf(dealContactObject);
    const which = 'dealId' in where ? eq(dealContacts.dealId, where.dealId) : eq(dealContacts.personId, where.personId);
    const order =
      'dealId' in where
        ? [desc(dealContacts.isPrimary), asc(dealContacts.createdAt), asc(dealContacts.id)]
        : [desc(dealContacts.createdAt), desc(dealContacts.id)];
    const rows = await selectViews(reader, viewQuery(reader, dealContactObject, fields))
      .where(and(eq(dealContacts.tenantId, reader.tenantId), isNull(dealContacts.deletedAt), which))
      .orderBy(...order)
      .limit(500);
    return toViews(dealContactObject, fields, rows as unknown as JoinedRow[]);
  });
}

/** A person has one part in a deal. */
async function onceInDeal(work: Promise<Written>): Promise<Written> {
  try {
    return await work;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const say = 'This person is a contact of the deal already.';
    throw new AppError('ALREADY_EXISTS', { say, fields: { 'values.personId': say }, cause: error });
  }
}

/** @throws AppError NOT_FOUND without such a deal; ALREADY_EXISTS for a person who is one of its contacts */
export async function createContact(
  ctx: TenantContext,
  { id, dealId, values }: { id?: string; dealId: string; values: Readonly<Record<string, unknown>> },
): Promise<Written> {
  await ctx.db.read('deals.contacts.deal', (db) => openDeal(db, dealId));
  return onceInDeal(createRecord(ctx, dealContactObject, { id, values, columns: { dealId } }));
}

export const updateContact = (
  ctx: TenantContext,
  input: { id: string; version: number; values: Readonly<Record<string, unknown>> },
): Promise<Written> => onceInDeal(updateRecord(ctx, dealContactObject, input));
