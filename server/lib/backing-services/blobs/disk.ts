import { createHash, randomBytes } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isStorageFull } from '@db/errors';
import { AppError } from '../../errors';
import type { BackingService, Blobs } from '../types';

const keyShape = /^[0-9a-f]{32}$/;
const forgottenAfterMs = 24 * 60 * 60 * 1000;

/**
 * Files in a folder of ours. Keys are random and made here, never taken from a name, and nothing else is ever opened. A
 * blob is there wholly or not at all: it is written aside, synced, then renamed.
 */
export function createDiskBlobs({ folder }: { folder: string }): Blobs & { service: BackingService } {
  const incoming = join(folder, 'incoming');
  const shelfOf = (key: string) => join(folder, key.slice(0, 2));
  const pathOf = (key: string) => {
    if (!keyShape.test(key)) throw notFound();
    return join(shelfOf(key), key);
  };

  return {
    async put(content, { maxBytes = Number.MAX_SAFE_INTEGER } = {}) {
      const key = randomBytes(16).toString('hex');
      const unfinished = join(incoming, key);
      const meter = createMeter(maxBytes);
      try {
        await pipeline(content, meter.stream, createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }));
        await mkdir(shelfOf(key), { recursive: true, mode: 0o700 });
        await rename(unfinished, pathOf(key));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw isStorageFull(error) ? new AppError('STORAGE_FULL', { say: 'The disk is full.', cause: error }) : error;
      }
      return { key, ...meter.result() };
    },

    async get(key) {
      try {
        const file = await open(pathOf(key), 'r');
        return file.createReadStream();
      } catch (error) {
        throw isMissing(error) ? notFound(error) : error;
      }
    },

    async delete(key) {
      if (keyShape.test(key)) await rm(pathOf(key), { force: true });
    },

    service: {
      name: 'blobs',
      kind: 'disk',
      required: false,
      remote: false,
      async start() {
        await mkdir(incoming, { recursive: true, mode: 0o700 });
        await removeForgotten(incoming);
      },
      check: () => access(incoming, constants.W_OK),
      stop: async () => undefined,
    },
  };
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
const notFound = (cause?: unknown) => new AppError('NOT_FOUND', { say: 'This file does not exist (any more).', cause });

/** Counts and hashes what flows through, and ends the flow when it is too much. */
function createMeter(maxBytes: number) {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        done(new AppError('TOO_LARGE', { say: 'This file is too large.', details: { maxBytes } }));
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}

/** What a killed process left half-written. Younger files may belong to an upload of a process that lives. */
async function removeForgotten(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > forgottenAfterMs) await rm(path, { force: true });
  }
}
