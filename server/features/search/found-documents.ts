import type { Reader, Transaction } from '@db/database';
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { ObjectName } from '../records/object-types';
import type { Question, Reading } from './search-query';
import type { Tokens } from './search-tokens';

/** A document that a search found. A larger `seq` came into the index later. */
export type FoundDocument = {
  seq: number;
  object: ObjectName;
  recordId: string;
  title: string;
  subtitle: string | null;
  keys: string;
};

/** @param objects undefined stands for all */
export type Search = { question: Question; tokens: Tokens; objects: readonly ObjectName[] | undefined };

/** The inverted index as each database keeps it. */
export type EntryStore = {
  put(tx: Transaction, documents: readonly { seq: number; entries: readonly number[] }[]): Promise<void>;
  remove(tx: Transaction, seqs: readonly number[]): Promise<void>;
  /**
   * The newest documents that fit, newest first. Of several objects, newer ones of one that has very many may be left out
   * for older ones of another. At most `entryLimit` entries of the index are checked.
   */
  find(reader: Reader, search: Search, limit: number): Promise<FoundDocument[]>;
  /** The newest documents with exactly this title, as `titleKey` makes it. */
  findTitled(reader: Reader, title: string, search: Search, limit: number): Promise<FoundDocument[]>;
};

/** How many entries of the index are checked at most to find a page of documents. */
export const entryLimit = 20_000;

/** The columns of `FoundDocument`, for a statement of our own. */
export function foundColumns({ tables: { searchDocuments: d } }: Reader): SQL {
  const { seq, object, recordId, title, subtitle, keys } = d;
  const columns = Object.entries({ seq, object, recordId, title, subtitle, keys });
  return sql.join(
    columns.map(([name, column]) => sql`${column} as ${sql.identifier(name)}`),
    sql`, `,
  );
}

/** The question asked of the document itself, in SQL: `answers` says the same in memory. */
export function answered({ tables: { searchDocuments }, dialect }: Reader, question: Question): SQL | undefined {
  const { words, keys } = searchDocuments;
  const holds = (column: typeof words, part: string): SQL =>
    dialect === 'sqlite' ? sql`instr(${column}, ${part}) > 0` : sql`strpos(${column}, ${part}) > 0`;
  const wayHolds = (way: Reading) =>
    and(...way.map(({ kind, text }) => (kind === 'word' ? holds(words, ` ${text}`) : holds(keys, text))));
  return and(...question.map((ways) => or(...ways.map(wayHolds))));
}

/** Documents of this workspace and, if any are named, of these objects. */
export const within = (
  { tables: { searchDocuments }, tenantId }: Reader,
  objects: Search['objects'],
): SQL | undefined =>
  and(eq(searchDocuments.tenantId, tenantId), objects && inArray(searchDocuments.object, [...objects]));

/** Long keys need not be looked up whole: a few of their parts leave little to check. */
const mostParts = 4;

/** The entries that a document must all have to fit one way of reading. */
export const entriesOf = (way: Reading, tokens: Tokens): number[] =>
  way.flatMap(({ kind, text }) => (kind === 'word' ? [tokens.word(text)] : spread(tokens.part(text))));

const spread = (parts: number[]): number[] =>
  parts.length <= mostParts
    ? parts
    : Array.from({ length: mostParts }, (_, at) => parts[Math.floor((at * (parts.length - 1)) / (mostParts - 1))] ?? 0);
