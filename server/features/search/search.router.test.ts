import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp } from '@/testing/test-app';
import { companyObject } from '../companies/company-object';
import { indexRecord } from './search-index';

onBothDatabases('search.query', (test) => {
  let app: Awaited<ReturnType<typeof createTestApp>>;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app?.close());

  it('answers everybody in the workspace, and nobody else', async () => {
    const viewer = await app.signedIn({ role: 'viewer' });
    const stranger = await app.signedIn({ role: 'owner' });
    const id = '01a20c60-03d0-740a-9281-82cef0a26e6f';
    await test.database
      .forTenant(viewer.tenant.id)
      .transaction('test', (tx) => indexRecord(tx, companyObject, { id, name: 'Lumen Studio' }));
    const found = [{ object: 'company', id, title: 'Lumen Studio', subtitle: null, parent: null }];
    expect(await viewer.api.search.query({ text: 'lum' })).toEqual({ results: found });
    expect(await stranger.api.search.query({ text: 'lum' })).toEqual({ results: [] });
    const anonymous = await app.anonymous();
    await expect(anonymous.search.query({ text: 'lum' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('finds what was just written, by the name of the company too, and not what is in the trash', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const titles = async (text: string) => (await api.search.query({ text })).results.map(({ title }) => title);
    const { record: company } = await api.companies.create({ values: { name: 'Zephyr Works' } });
    const { record: person } = await api.people.create({
      values: { firstName: 'Łucja', lastName: 'Nowak', phone: '030 1234567', companyId: company.id },
    });
    expect(await titles('lucja zephyr')).toEqual(['Łucja Nowak']);
    expect(await titles('0049 30 123')).toEqual(['Łucja Nowak']);
    await api.companies.update({ id: company.id, version: company.version, values: { name: 'Mistral Works' } });
    expect(await titles('lucja zephyr')).toEqual([]);
    expect(await titles('mistral')).toEqual(['Mistral Works', 'Łucja Nowak']);
    await api.people.delete({ ids: [person.id] });
    expect(await titles('mistral')).toEqual(['Mistral Works']);
    await api.people.restore({ ids: [person.id] });
    expect(await titles('nowak')).toEqual(['Łucja Nowak']);
  });

  it.each([
    { text: 'a', limit: 51 },
    { text: 'a', limit: 0 },
    { text: 'a', objects: ['invoice'] },
    { text: 'a', tenantId: 'x' },
    {},
  ])('refuses %j', async (input) => {
    const { api } = await app.signedIn();
    await expect(api.search.query(input as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
