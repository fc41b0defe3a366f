import type { Reader } from '@db/database';
import { and, type SQL, sql } from 'drizzle-orm';
import {
  answered,
  type EntryStore,
  entriesOf,
  entryLimit,
  type FoundDocument,
  foundColumns,
  within,
} from './found-documents';

const letters = '0123456789abcdefghijklmnopqrstuv';
const pairs = Array.from({ length: 1024 }, (_, at) => `${letters[at >> 5]}${letters[at & 31]}`);

/** FTS5 takes words. By table, since `toString(36)` would be a fifth of all the time that indexing takes. */
const asWord = (entry: number): string =>
  `${pairs[entry >>> 22]}${pairs[(entry >>> 12) & 1023]}${pairs[(entry >>> 2) & 1023]}${letters[entry & 3]}`;

const all = (entries: readonly number[]): string => `(${entries.map((entry) => `"${asWord(entry)}"`).join(' AND ')})`;
const any = (parts: readonly string[]): string => `(${parts.join(' OR ')})`;

/** FTS5 walks its lists from the newest entry and stops when there are enough. */
async function matching(reader: Reader, match: string, condition: SQL | undefined, limit: number) {
  const { searchDocuments: d } = reader.tables;
  const entries = sql`(select rowid as seq from search_entries where search_entries match ${match}
    order by rowid desc limit ${entryLimit})`;
  // CROSS keeps SQLite from walking the documents and asking the index about each.
  return reader.rows<FoundDocument>(sql`select ${foundColumns(reader)} from ${entries} as entry
    cross join ${d} on ${d.seq} = entry.seq where ${condition} order by entry.seq desc limit ${limit}`);
}

export const sqliteEntries: EntryStore = {
  async put(tx, documents) {
    const rows = documents.map(({ seq, entries }) => [seq, entries.map(asWord).join(' ')]);
    await tx.run(sql`insert or replace into search_entries (rowid, entries)
      select value ->> 0, value ->> 1 from json_each(${JSON.stringify(rows)})`);
  },
  async remove(tx, seqs) {
    await tx.run(sql`delete from search_entries where rowid in (select value from json_each(${JSON.stringify(seqs)}))`);
  },
  find(reader, { question, tokens, objects }, limit) {
    const asked = question.map((ways) => any(ways.map((way) => all(entriesOf(way, tokens)))));
    const ofObjects = objects ? [any(objects.map((name) => all([tokens.object(name)])))] : [];
    const condition = and(within(reader, objects), answered(reader, question));
    return matching(reader, [...asked, ...ofObjects].join(' AND '), condition, limit);
  },
  findTitled: (reader, title, { tokens, objects }, limit) =>
    matching(reader, all([tokens.title(title)]), within(reader, objects), limit),
};
