import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Effect } from '../records/effects';
import type { RecordRow } from '../records/object-types';
import { planUpdate } from '../records/plan-write.rules';
import { dealContactObject } from './deal-contact-object';

/** A deal has one main contact: whoever becomes it takes the place of who was. */
export const oneMainContact: Effect = async (tx, source, writes) => {
  const becoming = writes.filter(({ before, after }) => after.isPrimary && !after.deletedAt && !before?.isPrimary);
  if (becoming.length === 0) return [...writes];
  const { dealContacts } = tx.tables;
  const written = new Set(writes.map(({ after }) => after.id));
  const dealIds = [...new Set(becoming.map(({ after }) => String(after.dealId)))];
  const others = (await tx.sql
    .select()
    .from(dealContacts)
    .where(
      and(
        eq(dealContacts.tenantId, tx.tenantId),
        inArray(dealContacts.dealId, dealIds),
        eq(dealContacts.isPrimary, true),
        isNull(dealContacts.deletedAt),
      ),
    )) as unknown as RecordRow[];
  const stepDown = others
    .filter(({ id }) => !written.has(id))
    .flatMap((row) => planUpdate(dealContactObject, source, row, { isPrimary: false }) ?? []);
  return [...writes, ...stepDown];
};
