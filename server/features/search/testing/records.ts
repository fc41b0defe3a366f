import type { TenantDatabase, Transaction } from '@db/database';
import { newId, type TenantId } from '@db/ids';
import type { Tenant } from '@/trpc/context';
import type { ObjectDefinition, ObjectName } from '../../records/object-types';
import { search } from '../search.service';
import { indexRecord } from '../search-index';

export const now = new Date('2026-11-26T09:30:00Z');
export const common = (tenantId: TenantId) => ({ tenantId, id: newId(), createdAt: now, updatedAt: now });

export const insert = (tx: Transaction, object: ObjectDefinition, row: Record<string, unknown>) =>
  tx.sql.insert(tx.tables[object.table] as typeof tx.tables.people).values(row as never);

/** Writes a record and brings it into the index, as the records feature does. */
export async function add(tx: Transaction, object: ObjectDefinition, values: Record<string, unknown>): Promise<string> {
  const row = { ...common(tx.tenantId), ...values };
  const made = { ...row, ...object.derive?.(row) };
  await insert(tx, object, made);
  await indexRecord(tx, object, made);
  return row.id;
}

/** Asks as somebody in Germany does. */
export const ask = async (on: TenantDatabase, text: string, limit = 10, objects?: ObjectName[]) =>
  (await search({ db: on, tenant: { defaultCountry: 'DE' } as Tenant }, { text, limit, objects })).results;
