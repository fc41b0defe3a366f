import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '../../testing/databases';
import { createTestApp, type TestApp } from '../../testing/test-app';
import { errorFile, importFile, type SignedIn, settled, upload } from './testing/import-tools';

const sheet = [
  'First name;Last name;E-mail;Phone;Company;Website;Birthday;Tags;Owner',
  'Ada;Lovelace;ADA@example.org;030 1234567;Acme GmbH;https://www.acme.example/about;10.12.1985;VIP, Press;',
  'Łukasz;Nowak;lukasz@example.org;+48 22 123 45 67;Acme GmbH;acme.example;;;',
  'Bob;;bob@example;;Globex;;;;',
  ';;;;Initech;;;;',
].join('\r\n');

onBothDatabases('importing people', (test) => {
  let tests: TestApp;
  let mara: SignedIn;
  beforeAll(async () => {
    tests = await createTestApp(test);
    await tests.startWorker();
  });
  afterAll(() => tests.close());
  const people = async (who: SignedIn) =>
    (await who.api.people.list({ sort: [{ field: 'name', direction: 'asc' }], limit: 100 })).rows;

  it('guesses how a file is read and mapped', async () => {
    mara = await tests.signedIn({ role: 'member' });
    const draft = await upload(mara, sheet);
    expect(draft).toMatchObject({
      status: 'ready',
      object: 'person',
      fileName: 'people.csv',
      rowsTotal: 4,
      format: { kind: 'csv', encoding: 'utf-8', delimiter: ';', hasHeader: true, firstRow: 1 },
      options: { matchKey: 'email', onExisting: 'update', defaultCountry: 'DE', dateOrder: 'dmy' },
      problems: [],
      remembered: false,
    });
    expect(draft.columns.map(({ target }) => target)).toEqual([
      'firstName',
      'lastName',
      'email',
      'phone',
      'company.name',
      'company.domain',
      'birthday',
      'tags',
      'ownerId',
    ]);
    expect(draft.columns[6]).toMatchObject({ header: 'Birthday', sample: '10.12.1985', guessedFrom: 'header' });
  });

  it('says before anything is written what would happen', async () => {
    mara = await tests.signedIn({ role: 'member' });
    const draft = await upload(mara, sheet);
    const preview = await mara.api.imports.preview({ id: draft.id });
    expect(preview).toMatchObject({
      counts: { total: 4, created: 2, updated: 0, unchanged: 0, invalid: 2, conflict: 0 },
      companies: { created: 1, linked: 0 },
      sample: null,
    });
    expect(preview.diffs[0]).toMatchObject({
      row: 2,
      result: 'created',
      title: 'Ada Lovelace',
      company: { title: 'Acme GmbH', isNew: true },
    });
    expect(preview.diffs[0]?.fields).toContainEqual({
      key: 'phone',
      label: 'Phone',
      before: null,
      after: '+49301234567',
    });
    expect(preview.bad).toMatchObject([
      { row: 4, result: 'invalid', problems: [{ index: 2, text: expect.stringContaining('e-mail') }] },
      { row: 5, result: 'invalid', problems: [{ index: null }] },
    ]);
    expect(await people(mara)).toEqual([]);
  });

  it('puts people, companies, tags and jobs in, and keeps what was bad', async () => {
    mara = await tests.signedIn({ role: 'manager' });
    const done = await importFile(mara, sheet);
    expect(done).toMatchObject({
      status: 'done',
      counts: { total: 4, created: 2, updated: 0, unchanged: 0, invalid: 2, conflict: 0 },
      rowsDone: 4,
      report: { companiesCreated: 1, tagsCreated: 2 },
      canUndo: true,
    });
    expect((await mara.api.inbox.list({})).items).toMatchObject([
      { kind: 'import', title: 'people.csv: 2 added, 2 not taken', data: { importId: done.id, status: 'done' } },
    ]);
    const [ada, lukasz] = await people(mara);
    expect(ada).toMatchObject({
      name: 'Ada Lovelace',
      email: 'ada@example.org',
      phone: '+49301234567',
      birthday: '1985-12-10',
      company: { title: 'Acme GmbH' },
    });
    expect(ada?.tags?.map(({ name }) => name)).toEqual(['Press', 'VIP']);
    expect(lukasz).toMatchObject({ name: 'Łukasz Nowak', phone: '+48221234567', companyId: ada?.companyId });
    expect(await mara.api.companies.get({ id: String(ada?.companyId) })).toMatchObject({ domain: 'acme.example' });
    expect(await mara.api.people.employments.list({ personId: ada!.id })).toHaveLength(1);
    expect((await mara.api.imports.rows({ id: done.id })).rows).toMatchObject([{ row: 4 }, { row: 5 }]);
  });

  it('changes nothing when the same file comes again', async () => {
    mara = await tests.signedIn({ role: 'member' });
    await importFile(mara, sheet);
    const again = await importFile(mara, sheet);
    expect(again).toMatchObject({ remembered: true, counts: { created: 0, updated: 0, unchanged: 2, invalid: 2 } });
    expect(await people(mara)).toHaveLength(2);
  });

  it('finds people by e-mail and changes what differs, or fills blanks only, or leaves them', async () => {
    mara = await tests.signedIn({ role: 'member' });
    await mara.api.people.create({ values: { firstName: 'Ada', jobTitle: 'Countess', email: 'ada@example.org' } });
    const file = 'Email,Job title,City\nada@example.org,Programmer,London\n';
    for (const [onExisting, jobTitle, city, result] of [
      ['skip', 'Countess', null, 'unchanged'],
      ['fill-blanks', 'Countess', 'London', 'updated'],
      ['update', 'Programmer', 'London', 'updated'],
    ] as const) {
      const draft = await upload(mara, file);
      const { version } = await mara.api.imports.configure({
        id: draft.id,
        version: draft.version,
        options: { onExisting },
      });
      await mara.api.imports.start({ id: draft.id, version });
      const { counts } = await settled(mara, draft.id);
      expect(counts?.[result]).toBe(1);
      expect(await people(mara)).toMatchObject([{ jobTitle, city }]);
    }
  });

  it('takes rows of the same key as one record', async () => {
    mara = await tests.signedIn({ role: 'member' });
    const done = await importFile(
      mara,
      'Email,First name,City\na@example.org,Ada,\nA@example.org,,London\na@example.org,Ada,London\n',
    );
    expect(done.counts).toMatchObject({ total: 3, created: 1, updated: 1, unchanged: 1 });
    expect(await people(mara)).toMatchObject([{ firstName: 'Ada', city: 'London' }]);
  });

  it('holds back rows that fit several records', async () => {
    mara = await tests.signedIn({ role: 'member' });
    for (const firstName of ['Ada', 'Eve'])
      await mara.api.people.create({ values: { firstName, email: 'same@example.org' } });
    const done = await importFile(mara, 'Email,City\nsame@example.org,London\n');
    expect(done.counts).toMatchObject({ conflict: 1, updated: 0 });
    const { rows } = await mara.api.imports.rows({ id: done.id, result: 'conflict' });
    expect(rows).toMatchObject([
      { row: 2, problems: [{ index: null, text: expect.stringContaining('2 records have this e-mail') }] },
    ]);
  });

  it('links companies by domain, then by exact name, and makes none when told so', async () => {
    mara = await tests.signedIn({ role: 'member' });
    const { record: acme } = await mara.api.companies.create({
      values: { name: 'Acme Holding', domain: 'acme.example' },
    });
    const { record: globex } = await mara.api.companies.create({ values: { name: 'Globex' } });
    const file =
      'Name,Email,Company,Website\nAda One,1@example.org,ACME,www.acme.example\nBob Two,2@example.org,globex,globex.example\nCy Three,3@example.org,Initech,\n';
    const draft = await upload(mara, file);
    const { version } = await mara.api.imports.configure({
      id: draft.id,
      version: draft.version,
      options: { createMissingCompanies: false },
    });
    await mara.api.imports.start({ id: draft.id, version });
    const done = await settled(mara, draft.id);
    expect(done.counts).toMatchObject({ created: 2, invalid: 1 });
    expect((await people(mara)).map(({ companyId }) => companyId)).toEqual([acme.id, globex.id]);
    expect(await mara.api.companies.get({ id: globex.id })).toMatchObject({ domain: 'globex.example' });
    const { rows } = await mara.api.imports.rows({ id: done.id });
    expect(rows[0]?.problems).toEqual([{ index: 2, text: expect.stringContaining('no company "Initech"') }]);
  });

  it('keeps imports of another workspace out of sight', async () => {
    mara = await tests.signedIn({ role: 'owner' });
    const draft = await upload(mara, sheet);
    const stranger = await tests.signedIn({ role: 'owner' });
    for (const call of [
      () => stranger.api.imports.get({ id: draft.id }),
      () => stranger.api.imports.preview({ id: draft.id }),
      () => stranger.api.imports.rows({ id: draft.id }),
      () => stranger.api.imports.start({ id: draft.id, version: draft.version }),
      () => errorFile(stranger, draft.id),
    ]) {
      await expect(call()).rejects.toThrow('There is no such import');
    }
    expect((await stranger.api.imports.list({})).rows).toEqual([]);
  });
});
