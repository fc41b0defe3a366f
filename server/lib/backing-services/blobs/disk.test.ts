import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskBlobs } from './disk';

describe('files on disk', () => {
  let folder: string;
  let blobs: ReturnType<typeof createDiskBlobs>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'crm-flow-blobs-'));
    blobs = createDiskBlobs({ folder });
    await blobs.service.start();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  it('come back as they went in, with their size and hash', async () => {
    const content = randomBytes(300_000);
    const stored = await blobs.put(
      Readable.from([content.subarray(0, 1), content.subarray(1, 200_000), content.subarray(200_000)]),
    );
    expect(stored).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{32}$/),
      bytes: content.length,
      sha256: sha256(content),
    });
    expect((await buffer(await blobs.get(stored.key))).equals(content)).toBe(true);
  });

  it('may be empty, and are never the same file twice', async () => {
    const [one, two] = [await blobs.put(Readable.from([])), await blobs.put(Readable.from([]))];
    expect(one).toMatchObject({ bytes: 0, sha256: sha256(Buffer.alloc(0)) });
    expect(one.key).not.toBe(two.key);
    expect(await text(await blobs.get(one.key))).toBe('');
  });

  it('are for the owner only', async () => {
    const { key } = await blobs.put(Readable.from(['x']));
    expect((await stat(join(folder, key.slice(0, 2), key))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, key.slice(0, 2)))).mode & 0o777).toBe(0o700);
  });

  it('that are too large are refused while they flow, and nothing is kept', async () => {
    let given = 0;
    const endless = Readable.from(
      (async function* () {
        for (;;) {
          given += 1;
          yield Buffer.alloc(1_000);
        }
      })(),
    );
    await expect(blobs.put(endless, { maxBytes: 10_000 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(given).toBeLessThan(200);
    expect(await files()).toEqual([]);
    expect(await blobs.put(Readable.from([Buffer.alloc(10_000)]), { maxBytes: 10_000 })).toMatchObject({
      bytes: 10_000,
    });
  });

  it('that break off leave nothing behind', async () => {
    const broken = Readable.from(
      (async function* () {
        yield 'half';
        throw new Error('the browser left');
      })(),
    );
    await expect(blobs.put(broken)).rejects.toThrow('the browser left');
    expect(await files()).toEqual([]);
  });

  it('that do not exist are not found, and deleting them is no error', async () => {
    const missing = 'a'.repeat(32);
    await expect(blobs.get(missing)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await blobs.delete(missing);
    const { key } = await blobs.put(Readable.from(['x']));
    await blobs.delete(key);
    await expect(blobs.get(key)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await files()).toEqual([]);
  });

  it.each([
    '../secret',
    '..%2fsecret',
    '/etc/passwd',
    'incoming/x',
    '',
    '.',
    'A'.repeat(32),
    `${'a'.repeat(32)}/`,
    `${'a'.repeat(31)}\0`,
  ])('are never named from outside: %j', async (key) => {
    await writeFile(join(folder, 'secret'), 'secret');
    await expect(blobs.get(key)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await blobs.delete(key);
    expect(await files()).toEqual(['secret']);
  });

  it('that a killed process left half-written go at a later start, younger ones stay', async () => {
    const incoming = join(folder, 'incoming');
    await mkdir(incoming, { recursive: true });
    await writeFile(join(incoming, 'old'), 'half');
    await writeFile(join(incoming, 'young'), 'half');
    const before = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(join(incoming, 'old'), before, before);
    await blobs.service.start();
    expect(await files()).toEqual(['young']);
  });

  it('fail their check when the folder is gone', async () => {
    await blobs.service.check(AbortSignal.timeout(1_000));
    await rm(folder, { recursive: true });
    await expect(blobs.service.check(AbortSignal.timeout(1_000))).rejects.toThrow();
  });
});
