import { fold } from '@db/fold';
import { asTenantId, newId } from '@db/ids';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { companyObject } from '../companies/company-object';
import { personObject } from '../people/person-object';
import type { ObjectName } from '../records/object-types';
import { indexRecord, indexRecords, rebuildIndex, unindexRecords } from './search-index';
import { answers, readQuestion } from './search-query';
import { documentOf, type SearchDocument } from './search-text';
import { nasty } from './testing/nasty';
import { add, ask, common, insert, now } from './testing/records';

onBothDatabases('the search index', (test) => {
  const tenantId = asTenantId(newId());
  const db = () => test.database.forTenant(tenantId);
  const find = (text: string, objects?: ObjectName[], limit = 10) => ask(db(), text, limit, objects);
  const titles = async (text: string) => (await find(text)).map(({ title }) => title);

  it('follows a record that changes, goes and comes back', async () => {
    const row = { ...common(tenantId), name: 'Zephyr Works', nameKey: 'zephyr works', domain: 'zephyr.example' };
    await db().transaction('test', async (tx) => {
      await insert(tx, companyObject, row);
      await indexRecord(tx, companyObject, row);
    });
    expect(await titles('zephyr')).toEqual(['Zephyr Works']);
    await db().transaction('test', (tx) =>
      indexRecord(tx, companyObject, { ...row, name: 'Mistral Works', domain: null }),
    );
    expect(await titles('zephyr')).toEqual([]);
    expect(await titles('mistral')).toEqual(['Mistral Works']);
    await db().transaction('test', (tx) => unindexRecords(tx, 'company', [row.id, newId()]));
    expect(await titles('mistral')).toEqual([]);
    await db().transaction('test', (tx) => indexRecords(tx, companyObject, [row, row]));
    expect(await titles('zephyr')).toEqual(['Zephyr Works']);
    await db().transaction('test', (tx) => unindexRecords(tx, 'company', [row.id]));
  });

  it('keeps nothing of a transaction that fails', async () => {
    const row = { ...common(tenantId), name: 'Vanishing', nameKey: 'vanishing' };
    const failing = db().transaction('test', async (tx) => {
      await indexRecord(tx, companyObject, row);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await find('vanishing')).toEqual([]);
  });

  describe('nothing that is typed is syntax', () => {
    it.each(nasty.map((text) => [text]))('%j', async (text) => {
      const hits = await find(text, undefined, 50);
      for (const { title } of hits) expect(title).not.toBe('');
    });

    it('nasty names are kept and found', async () => {
      const added = await db().transaction('test', async (tx) => {
        const made: string[] = [];
        for (const text of nasty) {
          const name = `quux ${text.replace(/\0|\p{Surrogate}/gu, '')}`.slice(0, 200);
          made.push(await add(tx, companyObject, { name, nameKey: fold(name) }));
        }
        return made;
      });
      expect(await find('quux', ['company'], 50)).toHaveLength(50);
      await db().transaction('test', (tx) => unindexRecords(tx, 'company', added));
      expect(await find('quux')).toEqual([]);
    });
  });

  it('finds exactly the documents that answer the question', async () => {
    const tenant = asTenantId(newId());
    const store = test.database.forTenant(tenant);
    const word = fc.constantFrom('anna', 'annabel', 'ann', 'smith', 'müller', '王', 'straße', 'x1', 'lumen', 'kite');
    const person = fc.record({
      name: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
      jobTitle: fc.option(word),
      city: fc.option(word),
      email: fc.option(fc.tuple(word, word).map(([a, b]) => `${a}.${b}@kite.example`)),
      phone: fc.option(fc.constantFrom('+493012345', '+4930123456', '030 12345', '+14155552671')),
    });
    const [people = []] = fc.sample(fc.array(person, { minLength: 300, maxLength: 300, size: 'max' }), {
      seed: 7,
      numRuns: 1,
    });
    const rows = people.map((row) => ({
      ...common(tenant),
      ...row,
      nameKey: row.name,
      otherEmails: [],
      otherPhones: [],
    }));
    await store.transaction('test', (tx) => indexRecords(tx, personObject, rows));
    const documents = rows.map((row) => documentOf(personObject, row, {}) as SearchDocument);
    const part = fc.constantFrom(
      'ann',
      'anna',
      'a',
      'smi',
      'mul',
      'ler',
      '王',
      'strasse',
      'kite.ex',
      'na.sm',
      '030 123',
      '49301',
      '415',
      'x',
      '@kite',
      'bel.',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), async (parts) => {
        const text = parts.join(' ');
        const question = readQuestion(text, 'DE');
        const expected = documents.filter((document) => answers(question, document)).map(({ recordId }) => recordId);
        const hits = await ask(store, text, 50);
        const found = hits.map(({ id }) => id);
        expect(new Set(found).size).toBe(Math.min(50, expected.length));
        expect(expected).toEqual(expect.arrayContaining(found));
      }),
      { numRuns: 150 },
    );
  });

  it('can be built anew from the records', async () => {
    const tenant = asTenantId(newId());
    const store = test.database.forTenant(tenant);
    await store.transaction('test', async (tx) => {
      const rows = Array.from({ length: 2_500 }, (_, at) => ({
        ...common(tenant),
        ...{ name: `Person ${at}`, nameKey: `person ${at}`, deletedAt: at % 5 === 0 ? now : null },
      }));
      for (let from = 0; from < rows.length; from += 500)
        await tx.sql.insert(tx.tables.people).values(rows.slice(from, from + 500));
    });
    const pages: number[] = [];
    expect(await rebuildIndex(store, personObject, { onPage: (done) => void pages.push(done) })).toBe(2_000);
    expect(pages).toEqual([1_000, 2_000, 2_000]);
    expect(await ask(store, 'person 2499', 50)).toHaveLength(1);
    expect(await ask(store, 'person 2495', 50)).toHaveLength(0);
    expect(await ask(store, 'person', 50)).toHaveLength(50);
    expect(await rebuildIndex(store, personObject)).toBe(2_000);
    expect(await ask(store, 'person 2499', 50)).toHaveLength(1);
  });
});
