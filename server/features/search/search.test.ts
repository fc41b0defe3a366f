import type { TenantDatabase, Transaction } from '@db/database';
import { fold } from '@db/fold';
import { asTenantId, newId, type TenantId } from '@db/ids';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import type { Tenant } from '@/trpc/context';
import { companyObject } from '../companies/company-object';
import { noteObject } from '../notes/note-object';
import { personObject } from '../people/person-object';
import type { ObjectDefinition, ObjectName } from '../records/object-types';
import { search } from './search.service';
import { indexRecord, indexRecords, rebuildIndex, unindexRecords } from './search-index';
import { answers, readQuestion } from './search-query';
import { documentOf, type SearchDocument } from './search-text';
import { nasty } from './testing/nasty';

const now = new Date('2026-11-26T09:30:00Z');
const common = (tenantId: TenantId) => ({ tenantId, id: newId(), createdAt: now, updatedAt: now });

const insert = (tx: Transaction, object: ObjectDefinition, row: Record<string, unknown>) =>
  tx.sql.insert(tx.tables[object.table] as typeof tx.tables.people).values(row as never);

/** Writes a record and brings it into the index, as the records feature does. */
async function add(tx: Transaction, object: ObjectDefinition, values: Record<string, unknown>): Promise<string> {
  const row = { ...common(tx.tenantId), ...values };
  const made = { ...row, ...object.derive?.(row) };
  await insert(tx, object, made);
  await indexRecord(tx, object, made);
  return row.id;
}

onBothDatabases('search', (test) => {
  const tenantId = asTenantId(newId());
  const other = asTenantId(newId());
  const db = () => test.database.forTenant(tenantId);
  const ids: Record<string, string> = {};

  const ask = (on: TenantDatabase, text: string, limit: number, objects?: ObjectName[]) =>
    search({ db: on, tenant: { defaultCountry: 'DE' } as Tenant }, { text, limit, objects }).then(
      ({ results }) => results,
    );
  const find = (text: string, objects?: ObjectName[], limit = 10) => ask(db(), text, limit, objects);
  const titles = async (text: string, objects?: ObjectName[]) => (await find(text, objects)).map(({ title }) => title);

  beforeAll(async () => {
    await db().transaction('test.rows', async (tx) => {
      ids.lumen = await add(tx, companyObject, {
        name: 'Lumen Studio GmbH',
        domain: 'lumen-studio.example',
        phone: '+4930901820',
      });
      ids.kite = await add(tx, companyObject, { name: 'Kite Logistics', domain: 'kite.example' });
      ids.anna = await add(tx, personObject, {
        ...{ firstName: 'Anna', lastName: 'Müller', email: 'anna.mueller@lumen-studio.example' },
        ...{ phone: '+493012345678', otherPhones: ['+441632960123'], companyId: ids.lumen, jobTitle: 'Head of Sales' },
      });
      ids.lukasz = await add(tx, personObject, { firstName: 'Łukasz', lastName: 'Wójcik', phone: '+48221234567' });
      ids.nguyen = await add(tx, personObject, {
        firstName: 'Nguyễn',
        lastName: 'Thị Minh',
        email: 'minh_ng+crm@kite.example',
      });
      ids.obrien = await add(tx, personObject, { firstName: 'Sinéad', lastName: "O'Brien", companyId: ids.kite });
      ids.ota = await add(tx, personObject, { firstName: 'Ōta', lastName: '太田', phone: '030 555 (intern)' });
      ids.omar = await add(tx, personObject, { firstName: 'عمر', lastName: 'الخطيب' });
      ids.wang = await add(tx, personObject, { firstName: '王', lastName: '小明', city: '北京' });
      ids.strasse = await add(tx, companyObject, { name: 'Weiße Straße AG', city: 'Ærøskøbing' });
      ids.note = await add(tx, noteObject, {
        object: 'person',
        recordId: ids.anna,
        body: '**Renewal** agreed with Anna, see lighthouse plan',
      });
      ids.ann = await add(tx, personObject, { firstName: 'Ann', lastName: null });
      ids.annabel = await add(tx, personObject, { firstName: 'Annabel', lastName: 'Smith' });
    });
    await test.database.forTenant(other).transaction('test.rows', async (tx) => {
      await add(tx, personObject, {
        firstName: 'Anna',
        lastName: 'Müller',
        email: 'anna.mueller@lumen-studio.example',
      });
    });
  });

  describe('finds', () => {
    it.each([
      ['the beginnings of words', 'ann mü', ['Anna Müller']],
      ['words in any order', 'müller anna', ['Anna Müller']],
      ['without marks', 'muller', ['Anna Müller']],
      ['with marks that nobody wrote', 'ánnàb', ['Annabel Smith']],
      ['ł as l', 'lukasz wojcik', ['Łukasz Wójcik']],
      ['ß as ss', 'strasse weisse', ['Weiße Straße AG']],
      ['æ and ø by what is typed for them', 'aeroskobing', ['Weiße Straße AG']],
      ['capitals', 'LUMEN STUDIO G', ['Lumen Studio GmbH', 'Anna Müller']],
      ['two marks on one letter', 'nguyen minh', ['Nguyễn Thị Minh']],
      ['a name with an apostrophe', "o'brien", ["Sinéad O'Brien"]],
      ['the same with another apostrophe', 'o’brien', ["Sinéad O'Brien"]],
      ['the same without one', 'obrien', ["Sinéad O'Brien"]],
      ['Chinese by a part of the name', '小明', ['王 小明']],
      ['Chinese without a blank', '王小明', ['王 小明']],
      ['Japanese written full width', 'Ｏｔａ 太', ['Ōta 太田']],
      ['Arabic', 'الخ', ['عمر الخطيب']],
      ['a person by the company', 'sinead kite', ["Sinéad O'Brien"]],
      ['a whole e-mail address', 'anna.mueller@lumen-studio.example', ['Anna Müller']],
      ['part of an e-mail address', 'uelle', ['Anna Müller']],
      ['part of a domain', 'men-stu', ['Lumen Studio GmbH', 'Anna Müller']],
      ['an address with signs in it', 'ng+crm@', ['Nguyễn Thị Minh']],
      ['an underscore as itself', 'minh_ng', ['Nguyễn Thị Minh']],
      ['a domain with its scheme', 'https://www.lumen-studio.example/', ['Lumen Studio GmbH', 'Anna Müller']],
      ['a word and part of an address', 'anna lumen-studio.ex', ['Anna Müller']],
      ['a number as it is written at home', '030 123 456 78', ['Anna Müller']],
      ['a number with brackets', '(030) 12345678', ['Anna Müller']],
      ['a number from abroad', '+49 30 12345678', ['Anna Müller']],
      ['a number with 00', '0049-30-12345678', ['Anna Müller']],
      ['the end of a number', '345678', ['Anna Müller']],
      ['another number of a person', '01632 960123', ['Anna Müller']],
      ['a number nobody could read', '030 555', ['Ōta 太田']],
      ['a word of a note', 'lighthouse', ['Renewal agreed with Anna, see lighthouse plan']],
    ])('%s: %s', async (_, text, expected) => {
      expect((await titles(text)).toSorted()).toEqual(expected.toSorted());
    });
  });

  it.each([
    ['middles of words that are no key', 'lesmit'],
    ['two letters inside a key', 'ue'],
    ['words of which one is missing', 'anna nowhere'],
    ['nothing', ''],
    ['signs only', '"*()- : ^'],
  ])('does not find %s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });

  it('says what it found', async () => {
    expect(await find('anna müller')).toEqual([
      {
        object: 'person',
        id: ids.anna,
        title: 'Anna Müller',
        subtitle: 'Head of Sales · Lumen Studio GmbH',
        parent: null,
      },
    ]);
    const title = 'Renewal agreed with Anna, see lighthouse plan';
    expect(await find('lighthouse')).toEqual([
      {
        object: 'note',
        id: ids.note,
        title,
        subtitle: null,
        parent: { object: 'person', id: ids.anna, title: 'Anna Müller' },
      },
    ]);
  });

  it('puts the exact title first, then the whole word, then what begins so, then the rest', async () => {
    expect(await titles('ann')).toEqual([
      'Ann',
      'Annabel Smith',
      'Anna Müller',
      'Renewal agreed with Anna, see lighthouse plan',
    ]);
    expect(await titles('anna')).toEqual([
      'Anna Müller',
      'Annabel Smith',
      'Renewal agreed with Anna, see lighthouse plan',
    ]);
    expect((await titles('lumen-studio.example'))[0]).toBe('Lumen Studio GmbH');
  });

  it('finds only the kinds that are asked for, and no more than asked', async () => {
    expect(await titles('lumen', ['company'])).toEqual(['Lumen Studio GmbH']);
    expect(await titles('lumen', ['person'])).toEqual(['Anna Müller']);
    expect(await titles('anna', ['person', 'note'])).toHaveLength(3);
    expect(await find('ann', undefined, 2)).toHaveLength(2);
  });

  it('never leaves the workspace', async () => {
    const theirs = await ask(test.database.forTenant(other), 'anna', 50);
    expect(theirs).toHaveLength(1);
    expect(theirs[0]?.id).not.toBe(ids.anna);
  });

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
