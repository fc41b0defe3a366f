import type { Reader } from '@db/database';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import {
  answered,
  type EntryStore,
  entriesOf,
  entryLimit,
  type FoundDocument,
  foundColumns,
  type Search,
  within,
} from './found-documents';
import type { Question } from './search-query';
import type { Tokens } from './search-tokens';

/** How many of the newest documents are looked through before the index is asked, and at most if that is promising. */
const newest = { first: 4_000, most: 60_000 };
/** Hits are not spread evenly: so much further than the first ones promise must be looked. */
const margin = 1.5;

async function amongNewest(reader: Reader, { question, objects }: Search, depth: number, limit: number) {
  const { searchDocuments: d } = reader.tables;
  const recent = reader.sql.select().from(d).where(eq(d.tenantId, reader.tenantId)).orderBy(desc(d.seq)).limit(depth);
  return reader.rows<FoundDocument>(sql`select ${foundColumns(reader)} from ${recent} as ${d}
    where ${and(within(reader, objects), answered(reader, question))} order by ${d.seq} desc limit ${limit}`);
}

async function matching(reader: Reader, match: SQL, condition: SQL | undefined, limit: number) {
  const { searchDocuments: d } = reader.tables;
  // "+ 0" keeps Postgres from walking the table by its key and testing every row, as LIMIT would suggest; LATERAL with a
  // LIMIT of its own keeps it from reading all documents to join them, which it takes for cheaper than it is.
  const entries = sql`(select seq, seq + 0 as place from search_entries where ${match}
    order by place desc limit ${entryLimit})`;
  const document = sql`(select * from ${d} where ${d.tenantId} = ${reader.tenantId} and ${d.seq} = entry.seq limit 1)`;
  return reader.rows<FoundDocument>(sql`select ${foundColumns(reader)} from ${entries} as entry
    cross join lateral ${document} as ${d} where ${condition} order by entry.place desc limit ${limit}`);
}

const has = (entries: readonly number[]): SQL => sql`entries @> ${`{${entries.join(',')}}`}::int4[]`;
const anyOf = (conditions: readonly SQL[]): SQL => sql`(${sql.join([...conditions], sql` or `)})`;

/** More of a question than this many parts need not go through the index: what it finds is checked anyway. */
const mostChunks = 3;

/** The question as a list of whole ways to meet it. The longest parts are the rarest. */
function everyWay(question: Question, tokens: Tokens): number[][] {
  const length = (chunk: Question[number]) => Math.max(...chunk.flat().map(({ text }) => text.length));
  const chosen = question.toSorted((a, b) => length(b) - length(a)).slice(0, mostChunks);
  return chosen.reduce<number[][]>(
    (ways, chunk) => ways.flatMap((way) => chunk.map((more) => [...new Set([...way, ...entriesOf(more, tokens)])])),
    [[]],
  );
}

function throughIndex(reader: Reader, { question, tokens, objects }: Search, limit: number) {
  const asked = anyOf(everyWay(question, tokens).map(has));
  const ofObjects = objects && anyOf(objects.map((name) => has([tokens.object(name)])));
  const match = and(asked, ofObjects) ?? asked;
  return matching(reader, match, and(within(reader, objects), answered(reader, question)), limit);
}

export const postgresEntries: EntryStore = {
  async put(tx, documents) {
    const seqs = sql.param(documents.map(({ seq }) => seq));
    const entries = sql.param(documents.map(({ entries }) => `{${entries.join(',')}}`));
    await tx.run(sql`insert into search_entries (seq, entries)
      select seq, entries::int4[] from unnest(${seqs}::bigint[], ${entries}::text[]) as made (seq, entries)
      on conflict (seq) do update set entries = excluded.entries`);
  },
  async remove(tx, seqs) {
    await tx.run(sql`delete from search_entries where seq = any(${sql.param([...seqs])}::bigint[])`);
  },
  /**
   * A GIN index gives all its hits or none, and not by age: what many documents have would take long to read and to
   * sort. Such hits are plentiful among the newest documents, so these are looked through first; the index is asked for
   * what is rare there.
   */
  async find(reader, search, limit) {
    const first = await amongNewest(reader, search, newest.first, limit);
    if (first.length === limit) return first;
    const depth = Math.ceil((newest.first * limit * margin) / first.length);
    if (depth <= newest.most) {
      const more = await amongNewest(reader, search, depth, limit);
      if (more.length === limit) return more;
    }
    return throughIndex(reader, search, limit);
  },
  findTitled: (reader, title, { tokens, objects }, limit) =>
    matching(reader, has([tokens.title(title)]), within(reader, objects), limit),
};
