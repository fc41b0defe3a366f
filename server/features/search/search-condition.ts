import type { Reader } from '@db/database';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { columnOf } from '../filters/filter.sql';
import type { ObjectDefinition } from '../records/object-types';
import { answered } from './found-documents';
import { entriesOn } from './search-index';
import { longestText, readQuestion } from './search-query';
import { tokensOf } from './search-tokens';

/** Up to so many hits a list looks them up by their ids; where there are more, it asks each of its rows. */
const mostIds = 4_000;

export type SearchCondition = {
  /** Over the object's table, for `where`. */
  readonly where: SQL;
  /** How many live records fit; undefined when there are more than a few thousand. */
  readonly count: number | undefined;
};

/**
 * What was typed into the search field of a list, as a condition on its rows; undefined when nothing was typed.
 * @param country ISO code that telephone numbers without a country are read in
 */
export async function searchCondition(
  reader: Reader,
  object: ObjectDefinition,
  typed: string,
  country: string,
): Promise<SearchCondition | undefined> {
  const text = typed.slice(0, longestText);
  if (text.trim() === '') return undefined;
  const question = readQuestion(text, country);
  if (question.length === 0) return { where: sql`false`, count: 0 };
  const asked = { question, tokens: tokensOf(reader.tenantId), objects: [object.name] };
  const found = await entriesOn(reader).find(reader, asked, mostIds + 1);
  const id = columnOf(reader, object, 'id');
  if (found.length <= mostIds) {
    const ids = found.map(({ recordId }) => recordId);
    const among =
      reader.dialect === 'sqlite'
        ? sql`in (select value from json_each(${JSON.stringify(ids)}))`
        : sql`= any(${sql.param(ids)}::uuid[])`;
    return { where: sql`${id} ${among}`, count: ids.length };
  }
  const { searchDocuments: d } = reader.tables;
  const own = and(eq(d.tenantId, reader.tenantId), eq(d.object, object.name), eq(d.recordId, id));
  return { where: sql`exists (select 1 from ${d} where ${and(own, answered(reader, question))})`, count: undefined };
}
