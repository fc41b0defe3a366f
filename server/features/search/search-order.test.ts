import type { Reader } from '@db/database';
import { asTenantId, newId } from '@db/ids';
import { type SQL, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { analyzeTables, onBothDatabases } from '@/testing/databases';
import type { Tenant } from '@/trpc/context';
import { personObject } from '../people/person-object';
import type { FoundDocument } from './found-documents';
import { rank } from './rank.rules';
import { search } from './search.service';
import { entriesOn, indexRecords } from './search-index';
import { answers, readQuestion } from './search-query';
import { documentOf, type SearchDocument, searchable } from './search-text';
import { tokensOf } from './search-tokens';

/** More than Postgres looks through before it asks its index, and more hits than are ranked. */
const count = 9_000;
const firstNames = ['Anna', 'Ann', 'Annabel', 'Ánna', 'Hans', 'Łukasz', 'José', 'Maria', 'Jo', 'Xaver'];
const lastNames = ['Smith', 'Schmidt', "O'Brien", 'Müller', 'Nguyễn', 'Wójcik', '王', 'Anna', 'Lumen', 'Kite'];

const person = fc.record({
  name: fc.tuple(fc.constantFrom(...firstNames), fc.constantFrom(...lastNames)).map((names) => names.join(' ')),
  jobTitle: fc.option(fc.constantFrom('Sales', 'Sales Manager', 'Buyer')),
  email: fc.option(fc.nat(9_999).map((at) => `person.${at}@kite.example`)),
  phone: fc.option(fc.nat(9_999).map((at) => `+4930${String(at).padStart(4, '0')}`)),
});

const questions = [
  ...['a', 'an', 'ann', 'anna', 'annab', 'annabel', 'ánna', 'jo', 'x', 'xav', '王', 'o', 'obr', "o'brien", 'wojcik'],
  ...['anna anna', 'anna smith', 'smith an', 'schmidt hans', 'sales', 'manager sales', 'sales manager anna', 'buyer x'],
  ...[
    'kite',
    'kite.ex',
    'person.77',
    'n.777',
    'person.7777@kite.example',
    '@kite',
    '4930',
    '030 77',
    '+49 30 7777',
    '77',
  ],
  ...['zebra', 'old zebra', 'zebra an', 'nobody at all'],
];

onBothDatabases('the order of what is found', (test) => {
  const tenantId = asTenantId(newId());
  let documents: (SearchDocument & { seq: number })[];

  beforeAll(async () => {
    const [people = []] = fc.sample(fc.array(person, { minLength: count, maxLength: count, size: 'max' }), {
      seed: 11,
      numRuns: 1,
    });
    const rows = people.map((row, at) => ({
      ...row,
      ...{ id: newId(), otherEmails: [], otherPhones: [] },
      // A word that only old documents have: it is found through the index, whatever the newest ones say.
      city: at < 900 ? 'Zebra' : null,
    }));
    documents = rows.map((row, seq) => ({ ...(documentOf(personObject, row, {}) as SearchDocument), seq }));
    for (let from = 0; from < rows.length; from += 1_000) {
      await test.database
        .forTenant(tenantId)
        .transaction('test', (tx) => indexRecords(tx, personObject, rows.slice(from, from + 1_000)));
    }
    await analyzeTables(test, 'search_documents', 'search_entries');
  }, 120_000);

  /** The same by looking at every document. */
  function expected(text: string): string[] {
    const newestFirst = documents.toReversed();
    const titled = newestFirst.filter(({ title }) => searchable(title) === searchable(text)).slice(0, 50);
    const fitting = newestFirst.filter((document) => answers(readQuestion(text, 'DE'), document)).slice(0, 100);
    const found = [...new Set<FoundDocument>([...titled, ...fitting])];
    return rank(found, text)
      .slice(0, 50)
      .map(({ recordId }) => recordId);
  }

  it.each(questions)('%s', async (text) => {
    const { results } = await search(
      { db: test.database.forTenant(tenantId), tenant: { defaultCountry: 'DE' } as Tenant },
      { text, limit: 50 },
    );
    expect(results.map(({ id }) => id)).toEqual(expected(text));
  });

  it('is answered by the index, behind row-level security too', async () => {
    const plans = await test.database.forTenant(tenantId).read('test', async (reader) => {
      const lines: string[] = [];
      const explain = reader.dialect === 'sqlite' ? sql`explain query plan ` : sql`explain `;
      const explaining: Reader = {
        ...reader,
        async rows<Row>(query: SQL) {
          for (const line of await reader.rows<Record<string, unknown>>(sql`${explain}${query}`)) {
            lines.push(String(line.detail ?? line['QUERY PLAN']));
          }
          return reader.rows<Row>(query);
        },
      };
      // So few rows are read whole as fast; what is asked is whether the app role may use the index at all.
      if (reader.dialect === 'postgres') await reader.run(sql`set local enable_seqscan = off`);
      const asked = { question: readQuestion('xaver zebra', 'DE'), tokens: tokensOf(tenantId), objects: undefined };
      await entriesOn(reader).find(explaining, asked, 100);
      return lines.join('\n');
    });
    if (test.dialect === 'sqlite') {
      expect(plans).toMatch(/SCAN search_entries VIRTUAL TABLE INDEX/);
      expect(plans).toMatch(/SEARCH search_documents USING INTEGER PRIMARY KEY/);
      expect(plans).not.toContain('SCAN search_documents');
    } else {
      expect(plans).toContain('Bitmap Index Scan on search_entries_ix');
      expect(plans).not.toContain('Seq Scan');
    }
  });
});
