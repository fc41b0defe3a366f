import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '../../testing/databases';
import { createTestApp, type TestApp } from '../../testing/test-app';
import { errorFile, type SignedIn, settled, upload } from './testing/import-tools';

onBothDatabases('bad rows of an import', (test) => {
  let tests: TestApp;
  let mara: SignedIn;
  beforeAll(async () => {
    tests = await createTestApp(test);
    await tests.startWorker();
  });
  afterAll(() => tests.close());

  const people = async (who: SignedIn) =>
    (await who.api.people.list({ sort: [{ field: 'name', direction: 'asc' }], limit: 100 })).rows;

  it('keeps fixed cells, for one row or for all like it', async () => {
    mara = await tests.signedIn({ role: 'member' });
    const draft = await upload(
      mara,
      'Name,Email,Birthday\nAda A,a@nowhere,soon\nBob B,b@nowhere,soon\nCy C,c@example.org,1.2.1990\n',
    );
    const fix = { id: draft.id, index: 1, row: 2, from: 'a@nowhere' };
    expect(await mara.api.imports.fixCell({ ...fix, value: 'still bad' })).toEqual({
      problem: expect.stringContaining('e-mail'),
    });
    expect(await mara.api.imports.fixCell({ ...fix, value: 'a@example.org' })).toEqual({ problem: null });
    await mara.api.imports.fixCell({ id: draft.id, index: 2, row: 2, from: 'soon', value: '3.4.1991', alsoSame: true });
    const { counts, bad } = await mara.api.imports.preview({ id: draft.id });
    expect(counts).toMatchObject({ created: 2, invalid: 1 });
    expect(bad).toMatchObject([{ row: 3, cells: ['Bob B', 'b@nowhere', '3.4.1991'], problems: [{ index: 1 }] }]);
    const { version } = await mara.api.imports.get({ id: draft.id });
    await mara.api.imports.start({ id: draft.id, version });
    expect((await settled(mara, draft.id)).counts).toMatchObject({ created: 2, invalid: 1 });
    expect((await people(mara)).map(({ email, birthday }) => [email, birthday])).toEqual([
      ['a@example.org', '1991-04-03'],
      ['c@example.org', '1990-02-01'],
    ]);
  });

  it('hands out bad rows as a file that resumes when it comes back', async () => {
    mara = await tests.signedIn({ role: 'member' });
    const draft = await upload(
      mara,
      'Wer,Kontakt,Kommentar\nAda A,a@example.org,"=1+1, and more"\nBob B,b@nowhere,=2+2\n',
    );
    const mapped = await mara.api.imports.configure({
      id: draft.id,
      version: draft.version,
      columns: [
        { index: 0, target: 'name' },
        { index: 1, target: 'email' },
      ],
    });
    await mara.api.imports.start({ id: draft.id, version: mapped.version });
    const first = await settled(mara, draft.id);
    expect(first.counts).toMatchObject({ created: 1, invalid: 1 });
    const file = await errorFile(mara, draft.id);
    expect(file.split('\r\n')).toEqual([
      'Wer,Kontakt,Kommentar,Problem',
      expect.stringMatching(/^Bob B,b@nowhere,'=2\+2,"Kontakt: Not an e-mail/),
      '',
    ]);
    const again = await upload(mara, file.replace('b@nowhere', 'b@example.org'), { fileName: 'people - errors.csv' });
    expect(again).toMatchObject({ remembered: true, resumes: { importId: draft.id }, status: 'ready' });
    expect(again.columns.map(({ target }) => target)).toEqual(['name', 'email', 'description', null]);
    await mara.api.imports.start({ id: again.id, version: again.version });
    expect((await settled(mara, again.id)).counts).toMatchObject({ created: 1, invalid: 0 });
    expect((await people(mara)).map(({ description }) => description)).toEqual(['=1+1, and more', '=2+2']);
  });

  it('translates values of choices', async () => {
    mara = await tests.signedIn({ role: 'member' });
    const draft = await upload(
      mara,
      'Firma,Branche,Status,Umsatz\nAcme,IT,Kunde,"1.234,50"\nGlobex,Retail,customer,"2,5"\nInitech,Foo,,\n',
      { object: 'company' },
    );
    const { columns } = await mara.api.imports.values({ id: draft.id });
    expect(columns[0]).toMatchObject({
      target: 'industry',
      values: [
        { value: 'Foo', count: 1, known: false },
        { value: 'IT', count: 1, known: false },
        { value: 'Retail', becomes: 'retail', known: true },
      ],
    });
    let { version } = await mara.api.imports.mapValues({
      id: draft.id,
      version: draft.version,
      index: 1,
      values: { IT: 'software', Foo: null },
    });
    ({ version } = await mara.api.imports.mapValues({
      id: draft.id,
      version,
      index: 2,
      values: { Kunde: 'customer' },
    }));
    await mara.api.imports.start({ id: draft.id, version });
    expect((await settled(mara, draft.id)).counts).toMatchObject({ created: 3 });
    const { rows } = await mara.api.companies.list({ sort: [{ field: 'name', direction: 'asc' }] });
    expect(rows).toMatchObject([
      { name: 'Acme', industry: 'software', status: 'customer', annualRevenue: 123450 },
      { name: 'Globex', industry: 'retail', status: 'customer', annualRevenue: 250 },
      { name: 'Initech', industry: null },
    ]);
  });
});
