import { asTenantId, newId } from '@db/ids';
import { beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { companyObject } from '../companies/company-object';
import { noteObject } from '../notes/note-object';
import { personObject } from '../people/person-object';
import type { ObjectName } from '../records/object-types';
import { add, ask } from './testing/records';

onBothDatabases('search', (test) => {
  const tenantId = asTenantId(newId());
  const other = asTenantId(newId());
  const db = () => test.database.forTenant(tenantId);
  const ids: Record<string, string> = {};

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
});
