import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import * as z from 'zod';
import type { TenantContext } from '@/trpc/context';
import { loadRows } from '../records/bulk-rows';
import type { RecordRow } from '../records/object-types';
import { titleOf } from '../records/titles';
import { loadImport } from './imports.queries';
import { type ImportObject, importObjects, objectOf } from './targets';
import { keptRecords } from './undo/undone-records';

export const recordRef = z.object({
  object: z.enum(importObjects),
  recordId: z.string(),
  title: z.string(),
  trashed: z.boolean(),
});
export const keptRecord = recordRef.omit({ trashed: true }).extend({ why: z.string() });

type Paging = { id: string; limit: number };
type Page<Row, Cursor> = { rows: Row[]; nextCursor: Cursor | null };

/** What an import made or changed, the latest first, read from the change log. */
export const listImported = (
  ctx: TenantContext,
  { id, action, cursor, limit }: Paging & { action: 'create' | 'update'; cursor?: number },
): Promise<Page<z.output<typeof recordRef>, number>> =>
  ctx.db.read('imports.records', async (db) => {
    await loadImport(db, id);
    const { changes } = db.tables;
    const found = await db.sql
      .select({ seq: changes.seq, object: changes.object, recordId: changes.recordId })
      .from(changes)
      .where(
        and(
          eq(changes.tenantId, db.tenantId),
          eq(changes.causeKind, 'import'),
          eq(changes.causeId, id),
          eq(changes.action, action),
          inArray(changes.object, [...importObjects]),
          cursor === undefined ? undefined : lt(changes.seq, cursor),
        ),
      )
      .orderBy(desc(changes.seq))
      .limit(limit + 1);
    const page = found.slice(0, limit) as { seq: number; object: ImportObject; recordId: string }[];
    const rows = new Map<string, RecordRow>();
    for (const object of importObjects) {
      const ids = page.filter((one) => one.object === object).map(({ recordId }) => recordId);
      for (const row of (await loadRows(db, objectOf(object), ids)).values()) rows.set(row.id, row);
    }
    return {
      rows: page.flatMap(({ object, recordId }) => {
        const row = rows.get(recordId);
        return row
          ? [{ object, recordId, title: titleOf(objectOf(object), row), trashed: row.deletedAt !== null }]
          : [];
      }),
      nextCursor: found.length > limit ? (page.at(-1)?.seq ?? null) : null,
    };
  });

/** What undoing an import left alone. */
export const listKept = (
  ctx: TenantContext,
  { id, cursor, limit }: Paging & { cursor?: string },
): Promise<Page<z.output<typeof keptRecord>, string>> =>
  ctx.db.read('imports.kept', async (db) => {
    await loadImport(db, id);
    const { rows, last } = await keptRecords(db, id, { limit, ...(cursor && { after: cursor }) });
    return { rows, nextCursor: last };
  });
