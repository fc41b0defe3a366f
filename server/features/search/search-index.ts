import type { Reader, TenantDatabase, Transaction } from '@db/database';
import { and, asc, eq, getTableColumns, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { ObjectDefinition, ObjectName } from '../records/object-types';
import type { EntryStore } from './found-documents';
import { postgresEntries } from './postgres-entries';
import { documentOf, type SearchDocument } from './search-text';
import { tokensOf } from './search-tokens';
import { sqliteEntries } from './sqlite-entries';
import { titlesOf } from './titles';

type Row = Readonly<Record<string, unknown>>;

export const entriesOn = ({ dialect }: Reader): EntryStore => (dialect === 'sqlite' ? sqliteEntries : postgresEntries);

/** Statements stay short enough for every limit, and one never holds the event loop for long. */
const batchSize = 500;

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let from = 0; from < items.length; from += batchSize) yield items.slice(from, from + batchSize);
}

/** Puts a record into the index, or what changed of it. Objects that the search does not know are passed over. */
export const indexRecord = (tx: Transaction, object: ObjectDefinition, row: Row): Promise<void> =>
  indexRecords(tx, object, [row]);

/**
 * The same for many records of one object: three statements for every 500.
 * @param rows whole rows with `id`, as drizzle gives them
 */
export async function indexRecords(tx: Transaction, object: ObjectDefinition, rows: readonly Row[]): Promise<void> {
  if (!object.searchText) return;
  for (const batch of batches(rows)) {
    const titles = await titlesOf(tx, object, batch);
    const documents = batch.flatMap((row) => documentOf(object, row, titles(row)) ?? []);
    await putDocuments(tx, documents);
  }
}

/** Takes records out of the index: they went to the trash or are gone. */
export async function unindexRecords(tx: Transaction, object: ObjectName, recordIds: readonly string[]): Promise<void> {
  const { searchDocuments: d } = tx.tables;
  for (const batch of batches(recordIds)) {
    const gone = await tx.sql
      .delete(d)
      .where(and(eq(d.tenantId, tx.tenantId), eq(d.object, object), inArray(d.recordId, batch)))
      .returning({ seq: d.seq });
    if (gone.length > 0)
      await entriesOn(tx).remove(
        tx,
        gone.map(({ seq }) => seq),
      );
  }
}

async function putDocuments(tx: Transaction, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const byRecord = new Map(documents.map((document) => [document.recordId, document]));
  const tokens = tokensOf(tx.tenantId);
  const written = await tx.rows<{ seq: number; recordId: string }>(upsert(tx, [...byRecord.values()]));
  const entries = written.map(({ seq, recordId }) => {
    const document = byRecord.get(recordId);
    if (!document) throw new Error('the database returned a record that was not written');
    return { seq, entries: tokens.of(document) };
  });
  if (entries.length > 0) await entriesOn(tx).put(tx, entries);
}

/** One parameter carries all documents, so that the statement is the same for one and for many. Unchanged ones are left. */
function upsert({ dialect, tenantId, tables: { searchDocuments: d } }: Transaction, documents: SearchDocument[]): SQL {
  const json = JSON.stringify(documents);
  const field = (name: keyof SearchDocument) =>
    dialect === 'sqlite' ? sql.raw(`value ->> '${name}'`) : sql.raw(`made."${name}"`);
  const source =
    dialect === 'sqlite'
      ? sql`json_each(${json}) where true`
      : sql`json_to_recordset(${json}::json) as made (object text, "recordId" uuid, title text, subtitle text, words text, keys text)`;
  const different = dialect === 'sqlite' ? sql`is not` : sql`is distinct from`;
  return sql`insert into ${d} (tenant_id, object, record_id, title, subtitle, words, keys)
    select ${tenantId}${dialect === 'sqlite' ? sql`` : sql`::uuid`}, ${field('object')}, ${field('recordId')},
      ${field('title')}, ${field('subtitle')}, ${field('words')}, ${field('keys')} from ${source}
    on conflict (tenant_id, object, record_id) do update set
      title = excluded.title, subtitle = excluded.subtitle, words = excluded.words, keys = excluded.keys
      where (${d.title}, coalesce(${d.subtitle}, ''), ${d.words}, ${d.keys}) ${different}
        (excluded.title, coalesce(excluded.subtitle, ''), excluded.words, excluded.keys)
    returning seq, record_id as "recordId"`;
}

/** Rows of one transaction of a rebuild: other writers get their turn in between. */
const rebuildPage = 1_000;

/**
 * Brings all live records of an object that meet `where` into the index, page by page in transactions of its own; for
 * after a big import, and when a name changed that many records show.
 * @param where a condition over the object's table; without one, all records
 * @param onPage called after each page with the number of records done so far; may throw to stop
 */
export async function rebuildIndex(
  db: TenantDatabase,
  object: ObjectDefinition,
  options: { where?: (reader: Reader) => SQL | undefined; onPage?: (done: number) => void | Promise<void> } = {},
): Promise<number> {
  let done = 0;
  for (let last: string | undefined; ; ) {
    const rows = await db.transaction('search.rebuild', async (tx) => {
      const table = tx.tables[object.table];
      const page = await tx.sql
        .select(getTableColumns(table))
        .from(table)
        .where(
          and(
            eq(table.tenantId, tx.tenantId),
            isNull(table.deletedAt),
            last === undefined ? undefined : gt(table.id, last),
            options.where?.(tx),
          ),
        )
        .orderBy(asc(table.id))
        .limit(rebuildPage);
      await indexRecords(tx, object, page);
      return page;
    });
    done += rows.length;
    await options.onPage?.(done);
    last = rows.at(-1)?.id;
    if (rows.length < rebuildPage || last === undefined) return done;
  }
}
