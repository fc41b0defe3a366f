import type { Reader } from '@db/database';
import { and, type SQL, sql } from 'drizzle-orm';
import type { ObjectName } from '../records/object-types';
import { objects } from '../records/registry';
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

/**
 * How many of the newest documents of an object are looked through before the index is asked; if that is promising, about
 * so many of all objects together.
 */
const newest = { first: 2_000, most: 60_000 };
/** Hits are not spread evenly: so much further than the first ones promise must be looked. */
const margin = 1.5;
/** Few of a workspace's objects have very many records. */
const largeObjects = 3;

/** The objects to look through: those asked for, or all that the search knows. */
const objectsOf = ({ objects: asked }: Search): readonly ObjectName[] =>
  asked ?? Object.values(objects).flatMap(({ name, searchText }) => (searchText ? [name] : []));

/** @param depth of each object */
async function amongNewest(reader: Reader, search: Search, depth: number, limit: number) {
  const { searchDocuments: d } = reader.tables;
  // Of each by itself: where the newest thousands are all deals, people are still among those that are looked through
  const kinds = sql`unnest(${sql.param([...objectsOf(search)])}::text[]) as kind (object)`;
  const recent = sql`(select * from ${d} where ${d.tenantId} = ${reader.tenantId} and ${d.object} = kind.object
    order by ${d.seq} desc limit ${depth})`;
  return reader.rows<FoundDocument>(sql`select ${foundColumns(reader)} from ${kinds} cross join lateral ${recent} as ${d}
    where ${answered(reader, search.question)} order by ${d.seq} desc limit ${limit}`);
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

function throughIndex(reader: Reader, { question, tokens, objects: asked }: Search, limit: number) {
  const fitting = anyOf(everyWay(question, tokens).map(has));
  const ofObjects = asked && anyOf(asked.map((name) => has([tokens.object(name)])));
  const match = and(fitting, ofObjects) ?? fitting;
  return matching(reader, match, and(within(reader, asked), answered(reader, question)), limit);
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
    if (depth * Math.min(objectsOf(search).length, largeObjects) <= newest.most) {
      const more = await amongNewest(reader, search, depth, limit);
      if (more.length === limit) return more;
    }
    return throughIndex(reader, search, limit);
  },
  findTitled: (reader, title, { tokens, objects }, limit) =>
    matching(reader, has([tokens.title(title)]), within(reader, objects), limit),
};
