import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { enterTenant } from '@/trpc/procedures';
import { onBothDatabases } from '../../../testing/databases';
import { createTestApp, type TestApp } from '../../../testing/test-app';
import { createImport } from '..';
import { expireImport } from '../expire-import';
import { importFile, type SignedIn, upload } from '../testing/import-tools';
import { makeZip, workbookParts } from '../testing/make-zip';

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n');
const oldExcel = Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex');
const bomb = () => makeZip(workbookParts('', [{ name: 'xl/media/a.bin', content: Buffer.alloc(64 * 1024 * 1024) }]));

onBothDatabases('uploading a file', (test) => {
  let tests: TestApp;
  let mara: SignedIn;
  beforeAll(async () => {
    tests = await createTestApp(test, { IMPORT_MAX_BYTES: '2000000' });
    mara = await tests.signedIn({ role: 'member' });
    await tests.startWorker();
  });
  afterAll(() => tests.close());

  async function storedBlobs(): Promise<number> {
    const folder = join(tests.dataDir, 'blobs');
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).length;
  }

  it.each<[string, () => Buffer | string, string, RegExp]>([
    ['a PDF', () => pdf, 'UNSUPPORTED_FILE', /This is a PDF/],
    ['an old Excel file', () => oldExcel, 'UNSUPPORTED_FILE', /Save it as \.xlsx/],
    ['a zip that is no workbook', () => makeZip([{ name: 'a.txt', content: 'x' }]), 'UNSUPPORTED_FILE', /not an Excel/],
    ['a zip bomb', bomb, 'TOO_LARGE', /unpack/],
    ['a workbook without cells', () => makeZip(workbookParts('')), 'INVALID_INPUT', /no rows/],
    ['zero bytes', () => '', 'INVALID_INPUT', /0 bytes/],
    ['blank lines', () => '\n\n , \n', 'INVALID_INPUT', /no rows/],
    ['a header alone', () => 'Name,Email\n', 'INVALID_INPUT', /no rows below/],
    ['binary bytes', () => Buffer.from([1, 2, 3, 0, 5]), 'UNSUPPORTED_FILE', /not a text file/],
    ['an unclosed quote', () => 'Name,Email\nAda,a@example.org\nBob,"b\n', 'INVALID_INPUT', /line 3 is never closed/],
    ['1,001 columns', () => `${'a,'.repeat(1_000)}b\n`, 'TOO_LARGE', /1,001 columns/],
    ['a cell above 1 MB', () => `Name\n${'x'.repeat(1_100_000)}\n`, 'TOO_LARGE', /larger than 1 MB/],
    ['more bytes than allowed', () => `Name\n${'Ada Lovelace\n'.repeat(200_000)}`, 'TOO_LARGE', /too large/],
  ])('refuses %s, says why, and keeps nothing', async (_, content, code, say) => {
    const before = await storedBlobs();
    await expect(upload(mara, content())).rejects.toMatchObject({ code, say: expect.stringMatching(say) });
    expect(await storedBlobs()).toBe(before);
    expect((await mara.api.imports.list({})).rows).toEqual([]);
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const before = await storedBlobs();
    const content = Readable.from(
      (async function* () {
        yield Buffer.from('Name,Email\nAda,a@example.org\n'.repeat(10_000));
        throw new Error('connection reset');
      })(),
    );
    const ctx = enterTenant(mara.ctx, 'imports.run');
    await expect(createImport(ctx, { fileName: 'a.csv', content })).rejects.toThrow('connection reset');
    expect(await storedBlobs()).toBe(before);
  });

  it('takes names of files for what they are: text', async () => {
    const draft = await upload(mara, 'Email\na@example.org\n', { fileName: '../../etc/passwd\u0000.csv' });
    expect(draft.fileName).toBe('passwd.csv');
    await mara.api.imports.discard({ id: draft.id });
    await expect(mara.api.imports.get({ id: draft.id })).rejects.toThrow('There is no such import');
  });

  it('reads Excel files, and another sheet when told so', async () => {
    const who = await tests.signedIn({ role: 'manager' });
    const day = { value: new Date(Date.UTC(1985, 11, 10)), type: Date, format: 'dd/mm/yyyy' } as const;
    const bytes = await writeExcelFile([
      { data: [['Just a note']], sheet: 'Cover' },
      {
        data: [
          ['Adressliste 2026', null, null, null],
          [null, null, null, null],
          ['Vorname', 'E-Mail', 'Geburtstag', 'Telefon'],
          ['Łukasz', 'l@example.org', day, 4930123456],
          ['Zoë', 'kaputt', null, null],
        ],
        sheet: 'Leute',
      },
    ]).toBuffer();
    const draft = await upload(who, bytes, { fileName: 'leute.xlsx' }).catch((error: unknown) => error);
    expect(draft).toMatchObject({ say: expect.stringMatching(/no rows below|header/) });

    const people = await writeExcelFile([
      {
        data: [
          ['Foo', 'Bar'],
          ['1', '2'],
        ],
        sheet: 'Zahlen',
      },
      {
        data: [
          ['Adressliste 2026', null, null, null],
          [null, null, null, null],
          ['Vorname', 'E-Mail', 'Geburtstag', 'Telefon'],
          ['Łukasz', 'l@example.org', day, 4930123456],
          ['Zoë', 'kaputt', null, null],
        ],
        sheet: 'Leute',
      },
    ]).toBuffer();
    const first = await upload(who, people, { fileName: 'leute.xlsx' });
    expect(first.format).toMatchObject({ kind: 'xlsx', sheet: 'Zahlen', sheets: ['Zahlen', 'Leute'] });
    const view = await who.api.imports.configure({
      id: first.id,
      version: first.version,
      object: 'person',
      format: { sheet: 'Leute' },
    });
    expect(view).toMatchObject({
      status: 'ready',
      rowsTotal: 2,
      format: { sheet: 'Leute', firstRow: 3, hasHeader: true },
    });
    expect(view.columns.map(({ target }) => target)).toEqual(['firstName', 'email', 'birthday', 'phone']);
    const preview = await who.api.imports.preview({ id: view.id });
    expect(preview.diffs[0]?.fields).toEqual(
      expect.arrayContaining([
        { key: 'birthday', label: 'Birthday', before: null, after: '1985-12-10' },
        { key: 'firstName', label: 'First name', before: null, after: 'Łukasz' },
      ]),
    );
    expect(preview.bad).toMatchObject([{ row: 5, cells: ['Zoë', 'kaputt'], problems: [{ index: 1 }] }]);
  });

  it('reads every encoding and delimiter, and again when the person knows better', async () => {
    const who = await tests.signedIn({ role: 'manager' });
    const text = 'Vorname;E-Mail\r\nZoë;z@example.org\r\nRenée;r@example.org\r\n';
    for (const [bytes, encoding] of [
      [Buffer.from(text), 'utf-8'],
      [Buffer.from(`\ufeff${text}`), 'utf-8'],
      [Buffer.from(text, 'latin1'), 'windows-1252'],
      [Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
      [Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
    ] as const) {
      const draft = await upload(who, bytes);
      expect(draft.format).toMatchObject({ encoding, delimiter: ';' });
      expect(draft.columns.map(({ header, samples }) => [header, samples])).toEqual([
        ['Vorname', ['Zoë', 'Renée']],
        ['E-Mail', ['z@example.org', 'r@example.org']],
      ]);
    }
    const draft = await upload(who, Buffer.from('a;b\nx;1,5\n'), { object: 'company' });
    const changed = await who.api.imports.configure({
      id: draft.id,
      version: draft.version,
      format: { delimiter: ',', hasHeader: false },
    });
    expect(changed.columns.map(({ sample }) => sample)).toEqual(['a;b', '5']);
    await expect(
      who.api.imports.configure({ id: draft.id, version: draft.version, format: { hasHeader: true } }),
    ).rejects.toThrow('changed elsewhere');
  });

  it('remembers the mapping of a file with the same columns', async () => {
    const who = await tests.signedIn({ role: 'manager' });
    const header = 'Spalte A;Spalte B;Spalte C\n';
    const draft = await upload(who, `${header}Ada;ada@example.org;x\n`, { object: 'person' });
    const mapped = await who.api.imports.configure({
      id: draft.id,
      version: draft.version,
      columns: [
        { index: 0, target: 'firstName' },
        { index: 2, target: 'jobTitle' },
      ],
      options: { onExisting: 'fill-blanks' },
    });
    await who.api.imports.start({ id: mapped.id, version: mapped.version });
    const again = await upload(who, `${header}Bob;bob@example.org;y\n`);
    expect(again).toMatchObject({ remembered: true, status: 'ready', options: { onExisting: 'fill-blanks' } });
    expect(again.columns.map(({ target, guessedFrom }) => [target, guessedFrom])).toEqual([
      ['firstName', 'remembered'],
      ['email', 'remembered'],
      ['jobTitle', 'remembered'],
    ]);
    const other = await upload(who, 'Spalte A;Spalte X\nAda;ada@example.org\n');
    expect(other.remembered).toBe(false);
  });

  it('judges a long file by its beginning, and says so', async () => {
    const who = await tests.signedIn({ role: 'manager' });
    const rows = Array.from({ length: 20_500 }, (_, index) => `p${index}@example.org`);
    const draft = await upload(who, `Email\n${rows.join('\n')}\n`);
    expect(await who.api.imports.preview({ id: draft.id })).toMatchObject({
      counts: { total: 20_000, created: 20_000 },
      sample: { rows: 20_000, of: 20_500 },
    });
  });

  it('keeps a file for 30 days, and a draft no longer than that', async () => {
    const who = await tests.signedIn({ role: 'manager' });
    const before = await storedBlobs();
    const draft = await upload(who, 'Email\na@example.org\n');
    const done = await importFile(who, 'Email\nb@example.org\nbad\n');
    expect(await storedBlobs()).toBe(before + 2);
    for (const importId of [draft.id, done.id, draft.id]) {
      const job = { data: { importId, keys: [] }, tenantId: who.tenant.id, fence: async () => undefined };
      await expireImport(tests.app, job);
    }
    expect(await storedBlobs()).toBe(before);
    expect((await who.api.imports.list({})).rows.map(({ id }) => id)).toEqual([done.id]);
    expect((await who.api.imports.rows({ id: done.id })).rows).toHaveLength(1);
  });

  it('goes on where it was cancelled', async () => {
    const who = await tests.signedIn({ role: 'manager' });
    const done = await importFile(who, 'Email\na@example.org\n');
    await expect(who.api.imports.cancel({ id: done.id })).rejects.toThrow('not running');
    await expect(who.api.imports.start({ id: done.id, version: done.version })).rejects.toThrow('started already');
    const draft = await upload(who, 'Email\nb@example.org\n');
    tests.setNow(new Date());
    const queued = await who.api.imports.start({ id: draft.id, version: draft.version });
    tests.setNow(undefined);
    expect(queued.status).toBe('queued');
  });
});
