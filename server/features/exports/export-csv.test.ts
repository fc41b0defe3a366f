import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enterTenant } from '@/trpc/procedures';
import { onBothDatabases } from '../../testing/databases';
import { createTestApp, type TestApp } from '../../testing/test-app';
import { importFile, type SignedIn, settled, upload } from '../imports/testing/import-tools';
import { type ExportRequest, exportCsv } from '.';

const prefixes = ['=', '+', '-', '@', '＝', '＋', '－', '＠', "'=", "''@"];
const nasty = 'cmd|\' /C calc\'!A0, "quoted"; \\ and, more';

onBothDatabases('exporting records', (test) => {
  let tests: TestApp;
  let mara: SignedIn;
  beforeAll(async () => {
    tests = await createTestApp(test);
    await tests.startWorker();
  });
  afterAll(() => tests.close());

  const file = (request: ExportRequest, who = mara) =>
    text(exportCsv(enterTenant(who.ctx, 'records.export'), request).stream);
  const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

  it('writes what the list shows: its columns, filter and order', async () => {
    mara = await tests.signedIn({ role: 'member' });
    for (const [firstName, city] of [
      ['Ada', 'London'],
      ['Zoë', 'Köln'],
      ['Bob', 'Köln'],
    ] as const) {
      await mara.api.people.create({ values: { firstName, city } });
    }
    const csv = await file({
      object: 'person',
      columns: ['name', 'city', 'nonsense'],
      filter: { op: 'and', items: [{ field: 'city', operator: 'is', value: 'Köln' }] },
      sort: [{ field: 'name', direction: 'desc' }],
    });
    expect(csv).toBe('Name,City\r\nZoë,Köln\r\nBob,Köln\r\n');
    expect((await file({ object: 'person', columns: ['id'], bom: true })).split('\r\n')).toHaveLength(5);
    expect(await file({ object: 'company', columns: ['name'] })).toBe('Name\r\n');
  });

  it('writes any number of rows, page by page', async () => {
    mara = await tests.signedIn({ role: 'manager' });
    const emails = Array.from({ length: 1_234 }, (_, index) => `p${index}@example.org`);
    await importFile(mara, `Email\n${emails.join('\n')}\n`);
    const rows = rowsOf(await file({ object: 'person', columns: ['email'] }));
    expect(new Set(rows.map(({ Email }) => Email))).toEqual(new Set(emails));
  });

  it('gives no spreadsheet a formula, in any column that holds text', async () => {
    mara = await tests.signedIn({ role: 'member' });
    for (const prefix of prefixes) {
      const value = `${prefix}${nasty}`;
      await mara.api.people.create({
        values: {
          firstName: value,
          lastName: value,
          jobTitle: value,
          city: value,
          description: value,
          phone: value,
          otherPhones: [value],
        },
      });
      await mara.api.companies.create({ values: { name: value, address: value, city: value, description: value } });
    }
    for (const object of ['person', 'company'] as const) {
      const rows = rowsOf(await file({ object }));
      expect(rows).toHaveLength(prefixes.length);
      for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/);
    }
  });

  it('leaves numbers and phone numbers usable', async () => {
    mara = await tests.signedIn({ role: 'member' });
    await mara.api.companies.create({ values: { name: 'Acme', phone: '030 123456', annualRevenue: -123_450 } });
    const [row] = rowsOf(await file({ object: 'company' }));
    expect(row).toMatchObject({ Phone: '+4930123456', 'Annual revenue': '-1234.50' });
  });

  it('is read back by the import as it was: nothing is new, nothing changed', async () => {
    mara = await tests.signedIn({ role: 'manager' });
    const { record: tag } = await mara.api.tags.create({ values: { name: 'A, "B"; C', color: 'red' } });
    const { record: plain } = await mara.api.tags.create({ values: { name: '=VIP', color: 'blue' } });
    const { record: acme } = await mara.api.companies.create({
      values: {
        name: '=Acme "GmbH", Köln',
        domain: 'acme.example',
        industry: 'software',
        size: '251-1000',
        status: 'customer',
        annualRevenue: 1_234_567,
        customerSince: '2020-02-29',
        country: 'DE',
        description: 'One\ntwo, "three"\n\n=four',
        ownerId: mara.user.id,
        tags: [tag.id],
      },
    });
    for (const prefix of prefixes) {
      await mara.api.people.create({
        values: {
          firstName: `${prefix}${nasty}`.slice(0, 100),
          lastName: 'O’Brien',
          email: `${encodeURIComponent(prefix).toLowerCase().replaceAll('%', '')}x@example.org`,
          otherEmails: ['b@example.org', 'c@example.org'],
          phone: '+49 30 1234567',
          otherPhones: ['+48221234567', 'ext 12, or so'],
          companyId: acme.id,
          birthday: '1903-03-01',
          emailConsent: true,
          description: `${prefix}x\ny`,
          country: 'PL',
          ownerId: mara.user.id,
          tags: [tag.id, plain.id],
        },
      });
    }
    await mara.api.people.create({ values: { lastName: 'Müller' } });
    for (const object of ['company', 'person'] as const) {
      const csv = await file({ object, bom: true });
      const draft = await upload(mara, csv, { object });
      expect(draft).toMatchObject({ status: 'ready', options: { matchKey: 'id' } });
      await mara.api.imports.start({ id: draft.id, version: draft.version });
      const done = await settled(mara, draft.id);
      const total = object === 'company' ? 1 : prefixes.length + 1;
      const { rows } = await mara.api.imports.rows({ id: draft.id });
      expect(rows).toEqual([]);
      expect(done.counts).toEqual({ total, created: 0, updated: 0, unchanged: total, invalid: 0, conflict: 0 });
      expect(await file({ object, bom: true })).toBe(csv);
    }
  });

  it('makes the same records in another workspace', async () => {
    mara = await tests.signedIn({ role: 'manager' });
    const { record: acme } = await mara.api.companies.create({ values: { name: "'=Acme", domain: 'acme.example' } });
    await mara.api.people.create({
      values: { firstName: '+Ada', lastName: '-', email: 'ada@example.org', phone: '+4930123456', companyId: acme.id },
    });
    const columns = ['firstName', 'lastName', 'email', 'phone', 'companyId', 'birthday'];
    const csv = await file({ object: 'person', columns });
    const other = await tests.signedIn({ role: 'manager' });
    const done = await importFile(other, csv);
    expect(done.counts).toMatchObject({ created: 1, invalid: 0 });
    expect(await file({ object: 'person', columns }, other)).toBe(csv);
  });

  it('is refused to those who may only read, and shows nothing of another workspace', async () => {
    mara = await tests.signedIn({ role: 'member' });
    await mara.api.people.create({ values: { firstName: 'Ada' } });
    const viewer = await tests.signedIn({ role: 'viewer', tenant: mara.tenant });
    expect(() => enterTenant(viewer.ctx, 'records.export')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    const stranger = await tests.signedIn({ role: 'owner' });
    expect(await file({ object: 'person', columns: ['name'] }, stranger)).toBe('Name\r\n');
  });
});
