import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '../../../testing/databases';
import { createTestApp, type TestApp } from '../../../testing/test-app';
import { importFile, type SignedIn, settled, upload } from '../testing/import-tools';

const file = [
  'Email,First name,Job title,Company,Tags,Note',
  'ada@example.org,Ada,Programmer,Acme,VIP,Met at the fair',
  'bob@example.org,Bob,Builder,Acme,VIP,',
  'cy@example.org,Cy,,Globex,,',
].join('\n');

onBothDatabases('undoing an import', (test) => {
  let tests: TestApp;
  let mara: SignedIn;
  beforeAll(async () => {
    tests = await createTestApp(test);
    await tests.startWorker();
  });
  afterAll(() => tests.close());

  async function undo(id: string) {
    await mara.api.imports.undo({ id });
    return settled(mara, id);
  }
  const names = async (list: 'people' | 'companies') =>
    (await mara.api[list].list({ sort: [{ field: 'name', direction: 'asc' }] })).rows.map(({ name }) => name);

  it('removes what was made and restores what was changed', async () => {
    mara = await tests.signedIn({ role: 'manager' });
    const { record: ada } = await mara.api.people.create({
      values: { firstName: 'Ada', email: 'ada@example.org', jobTitle: 'Countess' },
    });
    const done = await importFile(mara, file);
    expect(done.counts).toMatchObject({ created: 2, updated: 1 });
    expect(done.canUndo).toBe(true);
    const undone = await undo(done.id);
    expect(undone).toMatchObject({ status: 'undone', undo: { removed: 4, restored: 1, kept: 0 }, canUndo: false });
    expect(await names('people')).toEqual(['Ada']);
    expect(await names('companies')).toEqual([]);
    expect(await mara.api.people.get({ id: ada.id })).toMatchObject({
      jobTitle: 'Countess',
      companyId: null,
      tags: [],
    });
    expect((await mara.api.tags.list()).tags).toEqual([]);
    expect((await mara.api.notes.list({ object: 'person', recordId: ada.id })).rows).toEqual([]);
    expect((await mara.api.imports.kept({ id: done.id })).rows).toEqual([]);
  });

  it('leaves what somebody changed since, and what others use by now, and says so', async () => {
    mara = await tests.signedIn({ role: 'manager' });
    const done = await importFile(mara, file);
    const people = (await mara.api.people.list({})).rows;
    const of = (name: string) => people.find((person) => person.name === name)!;
    const bob = of('Bob');
    await mara.api.people.update({ id: bob.id, version: bob.version, values: { city: 'Berlin' } });
    await mara.api.people.create({ values: { firstName: 'Dee', companyId: of('Cy').companyId } });
    await mara.api.notes.create({ object: 'person', recordId: of('Ada').id, values: { body: 'Called her back.' } });
    const undone = await undo(done.id);
    expect(undone).toMatchObject({ status: 'undone', undo: { removed: 1, restored: 0, kept: 4 } });
    expect(await names('people')).toEqual(['Ada', 'Bob', 'Dee']);
    expect(await names('companies')).toEqual(['Acme', 'Globex']);
    const { rows } = await mara.api.imports.kept({ id: done.id });
    expect(rows.map(({ title, why }) => [title, why.split(' ')[0]]).sort()).toEqual([
      ['Acme', 'Other'],
      ['Ada', 'Other'],
      ['Bob', 'Somebody'],
      ['Globex', 'Other'],
    ]);
  });

  it('lists what went in', async () => {
    mara = await tests.signedIn({ role: 'manager' });
    const done = await importFile(mara, file);
    const made = await mara.api.imports.records({ id: done.id, action: 'create', limit: 4 });
    expect(made.rows.map(({ title }) => title)).toEqual(['Cy', 'Bob', 'Ada', 'Globex']);
    const rest = await mara.api.imports.records({ id: done.id, action: 'create', cursor: made.nextCursor! });
    expect(rest).toMatchObject({ rows: [{ object: 'company', title: 'Acme', trashed: false }], nextCursor: null });
  });

  it('is refused before anything went in, a second time, after 30 days and to members who did not start it', async () => {
    mara = await tests.signedIn({ role: 'manager' });
    const draft = await upload(mara, file);
    await expect(mara.api.imports.undo({ id: draft.id })).rejects.toThrow('Only an import that has ended');
    const done = await importFile(mara, file);
    const member = await tests.signedIn({ role: 'member', tenant: mara.tenant });
    expect(await member.api.imports.get({ id: done.id })).toMatchObject({ canUndo: false });
    await expect(member.api.imports.undo({ id: done.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    tests.setNow(new Date(Date.now() + 31 * 86_400_000));
    const later = await tests.signedIn({ role: 'manager', tenant: mara.tenant });
    await expect(later.api.imports.undo({ id: done.id })).rejects.toThrow('within 30 days');
    tests.setNow(undefined);
    await undo(done.id);
    await expect(mara.api.imports.undo({ id: done.id })).rejects.toThrow('Only an import that has ended');
  });

  it('is open to the member who started the import, and to no other', async () => {
    mara = await tests.signedIn({ role: 'member' });
    const done = await importFile(mara, file);
    expect(done.canUndo).toBe(true);
    const other = await tests.signedIn({ role: 'member', tenant: mara.tenant });
    await expect(other.api.imports.undo({ id: done.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await undo(done.id)).toMatchObject({ status: 'undone' });
    expect(await names('people')).toEqual([]);
  });
});
