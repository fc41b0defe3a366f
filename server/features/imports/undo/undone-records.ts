import type { Reader } from '@db/database';
import { and, asc, count, countDistinct, eq, gt, inArray, isNull, max } from 'drizzle-orm';
import { loadRows, tableOf } from '../../records/bulk-rows';
import { titleOf } from '../../records/titles';
import { type ImportObject, importObjects, objectOf } from '../targets';

export type UndoCounts = { removed: number; restored: number; kept: number };

const notUndone = (db: Reader, importId: string) => {
  const { changes } = db.tables;
  return and(
    eq(changes.tenantId, db.tenantId),
    eq(changes.causeKind, 'import'),
    eq(changes.causeId, importId),
    isNull(changes.undoneBy),
  );
};

/** Living records that still are as the import, or somebody after it, left them. */
async function countKept(db: Reader, importId: string): Promise<number> {
  const { changes } = db.tables;
  let kept = 0;
  for (const object of importObjects) {
    const table = tableOf(db, objectOf(object));
    const [row] = await db.sql
      .select({ kept: countDistinct(changes.recordId) })
      .from(changes)
      .innerJoin(table, and(eq(table.tenantId, changes.tenantId), eq(table.id, changes.recordId)))
      .where(and(notUndone(db, importId), eq(changes.object, object), isNull(table.deletedAt)));
    kept += Number(row?.kept ?? 0);
  }
  return kept;
}

/** What undoing an import has done so far, from the change log itself: right after any number of kills. */
export async function countUndone(db: Reader, importId: string): Promise<UndoCounts> {
  const { changes } = db.tables;
  const rows = await db.sql
    .select({ action: changes.action, count: count() })
    .from(changes)
    .where(
      and(
        eq(changes.tenantId, db.tenantId),
        eq(changes.causeKind, 'undo'),
        eq(changes.causeId, importId),
        inArray(changes.object, [...importObjects]),
      ),
    )
    .groupBy(changes.action);
  const of = (action: string) => Number(rows.find((row) => row.action === action)?.count ?? 0);
  return { removed: of('delete'), restored: of('update'), kept: await countKept(db, importId) };
}

export type KeptRecord = { object: ImportObject; recordId: string; title: string; why: string };

type Candidate = { object: string; recordId: string; seq: number | null };

/** Records that were changed by somebody else after the import's last change of them. */
async function changedLater(db: Reader, importId: string, candidates: readonly Candidate[]): Promise<Set<string>> {
  const { changes } = db.tables;
  const last = new Map(candidates.map(({ recordId, seq }) => [recordId, Number(seq)]));
  const rows = await db.sql
    .select({ recordId: changes.recordId, seq: changes.seq, causeId: changes.causeId })
    .from(changes)
    .where(and(eq(changes.tenantId, db.tenantId), inArray(changes.recordId, [...last.keys()])));
  return new Set(
    rows
      .filter(({ recordId, seq, causeId }) => causeId !== importId && seq > (last.get(recordId) ?? 0))
      .map(({ recordId }) => recordId),
  );
}

/** What undoing left alone, and why; by record id, after the last one of the page before. */
export async function keptRecords(
  db: Reader,
  importId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<{ rows: KeptRecord[]; last: string | null }> {
  const { changes } = db.tables;
  const candidates: Candidate[] = await db.sql
    .select({ object: changes.object, recordId: changes.recordId, seq: max(changes.seq) })
    .from(changes)
    .where(
      and(
        notUndone(db, importId),
        inArray(changes.object, [...importObjects]),
        after === undefined ? undefined : gt(changes.recordId, after),
      ),
    )
    .groupBy(changes.object, changes.recordId)
    .orderBy(asc(changes.recordId))
    .limit(limit);
  if (candidates.length === 0) return { rows: [], last: null };
  const later = await changedLater(db, importId, candidates);
  const rows: KeptRecord[] = [];
  for (const object of importObjects) {
    const own = candidates.filter((candidate) => candidate.object === object).map(({ recordId }) => recordId);
    for (const row of (await loadRows(db, objectOf(object), own)).values()) {
      if (row.deletedAt) continue;
      const why = later.has(row.id) ? 'Somebody changed it after the import.' : 'Other records use it by now.';
      rows.push({ object, recordId: row.id, title: titleOf(objectOf(object), row), why });
    }
  }
  return { rows, last: candidates.length === limit ? candidates.at(-1)!.recordId : null };
}
