import type { TenantDatabase, Transaction } from '@db/database';
import { asTenantId } from '@db/ids';
import type { Tables } from '@db/tables';
import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { JobDefinition } from '@/lib/jobs/types';
import type { AppServices } from '../../trpc/context';
import type { ObjectName } from '../records/object-types';
import { unindexRecords } from '../search/search-index';

const input = z.object({ tenantId: z.uuid() });

/** Removes what a deleted workspace left, whichever table it is in. */
export const eraseWorkspaceRows = { name: 'workspaces.erase-rows', maxAttempts: 20 };

/** Rows deleted in one transaction: other writers wait for no more than this. */
const stepRows = 1_000;

type TenantTable = Extract<Tables[keyof Tables], { tenantId: unknown }>;

/** Every table whose rows belong to a workspace; a new one cannot be forgotten. */
export const tenantTables = (tables: Tables): TenantTable[] =>
  Object.values(tables).filter((table): table is TenantTable => 'tenantId' in table);

/** The search index has rows beside its documents, which only it knows. */
async function unindexStep(tx: Transaction): Promise<number> {
  const { searchDocuments } = tx.tables;
  const some = await tx.sql
    .select({ object: searchDocuments.object, recordId: searchDocuments.recordId })
    .from(searchDocuments)
    .where(eq(searchDocuments.tenantId, tx.tenantId))
    .limit(stepRows);
  for (const object of new Set(some.map((row) => row.object))) {
    const ids = some.filter((row) => row.object === object).map(({ recordId }) => recordId);
    await unindexRecords(tx, object as ObjectName, ids);
  }
  return some.length;
}

async function eraseStep(tx: Transaction, table: TenantTable): Promise<number> {
  if (table === tx.tables.searchDocuments) return unindexStep(tx);
  const row = tx.dialect === 'sqlite' ? sql`rowid` : sql`ctid`;
  const some = sql`select ${row} from ${table} where tenant_id = ${tx.tenantId} limit ${stepRows}`;
  const among = tx.dialect === 'sqlite' ? sql`in (${some})` : sql`= any(array(${some}))`;
  const gone = await tx.rows<{ one: number }>(
    sql`delete from ${table} where tenant_id = ${tx.tenantId} and ${row} ${among} returning 1 as one`,
  );
  return gone.length;
}

async function eraseFiles(app: AppServices, db: TenantDatabase): Promise<void> {
  const keys = await db.read('workspaces.files', async ({ sql: query, tables: { imports, bulkRuns }, tenantId }) => {
    const files = await query.select({ key: imports.blobKey }).from(imports).where(eq(imports.tenantId, tenantId));
    const runs = await query
      .select({ selection: bulkRuns.selection })
      .from(bulkRuns)
      .where(eq(bulkRuns.tenantId, tenantId));
    return [...files.map(({ key }) => key), ...runs.flatMap(({ selection }) => selection.idsKey ?? []).map(String)];
  });
  for (const key of keys) await app.services.blobs.delete(key);
}

/** What the worker runs for this feature. */
export function workspacesJobs(app: AppServices): JobDefinition[] {
  const erase: JobDefinition<z.output<typeof input>> = {
    ...eraseWorkspaceRows,
    input,
    timeoutSeconds: 60 * 60,
    async handle({ data, signal, logger, fence }) {
      const db = app.database.forTenant(asTenantId(data.tenantId));
      await eraseFiles(app, db);
      let erased = 0;
      const tables = await db.read('workspaces.tables', async (reader) => tenantTables(reader.tables));
      for (const table of tables) {
        for (let step = stepRows; step === stepRows; erased += step) {
          signal.throwIfAborted();
          step = await db.transaction('workspaces.erase', async (tx) => {
            await fence(tx);
            return eraseStep(tx, table);
          });
        }
      }
      logger.info('the rows of a deleted workspace are gone', { tenantId: data.tenantId, rows: erased });
    },
  };
  return [erase];
}
