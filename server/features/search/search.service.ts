import type { TenantContext } from '@/trpc/context';
import type { ObjectName } from '../records/object-types';
import { placed } from './parents';
import { rank } from './rank.rules';
import type { SearchOutput } from './search.schema';
import { entriesOn } from './search-index';
import { longestText, readQuestion } from './search-query';
import { titleKey, tokensOf } from './search-tokens';

/** How many documents are ranked: the newest that fit, and those that are called exactly so, however old. */
const candidates = { fitting: 100, titled: 50 };

/** The live records of the workspace that fit what was typed, best first. */
export async function search(
  { db, tenant }: Pick<TenantContext, 'db' | 'tenant'>,
  input: { text: string; objects?: readonly ObjectName[] | undefined; limit: number },
): Promise<SearchOutput> {
  const text = input.text.slice(0, longestText);
  const question = readQuestion(text, tenant.defaultCountry);
  if (question.length === 0) return { results: [] };
  const asked = { question, tokens: tokensOf(db.tenantId), objects: input.objects };
  return db.read('search.query', async (reader) => {
    const store = entriesOn(reader);
    const title = titleKey(text);
    const found = [
      ...(title ? await store.findTitled(reader, title, asked, candidates.titled) : []),
      ...(await store.find(reader, asked, candidates.fitting)),
    ];
    const distinct = [...new Map(found.map((document) => [document.seq, document])).values()];
    const best = await placed(reader, rank(distinct, text));
    return {
      results: best.slice(0, input.limit).map(({ document: { object, recordId, title, subtitle }, parent }) => {
        return { object, id: recordId, title, subtitle, parent };
      }),
    };
  });
}
