import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { AppError } from '@/lib/errors';
import { unsupported } from '../file-kind';

export type ArchiveLimits = { entries: number; unpackedBytes: number; ratio: number };

/** A workbook of a million rows unpacks to about 1 GB, twenty times its size; a zip bomb to a thousand times. */
export const archiveLimits: ArchiveLimits = { entries: 2_000, unpackedBytes: 2 * 1024 ** 3, ratio: 200 };
/** Below this, even a thousandfold size harms nobody. */
const harmlessBytes = 20 * 1024 * 1024;

const open = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });

function listEntries(zip: ZipFile, most: number): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > most) reject(new AppError('TOO_LARGE', { say: 'The Excel file holds too many parts.' }));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Sizes come from the archive's table of contents; yauzl cuts off a part that unpacks to more than it says there. */
function checkSizes(entries: Iterable<Entry>, limits: ArchiveLimits): void {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    if (entry.isEncrypted()) throw unsupported('The file has a password. Save it without one.');
  }
  if (unpacked > limits.unpackedBytes || (unpacked > harmlessBytes && unpacked > packed * limits.ratio)) {
    throw new AppError('TOO_LARGE', {
      say: 'The Excel file would unpack to far more than a table of this size needs. Save it as CSV instead.',
      reason: `zip of ${packed} bytes unpacks to ${unpacked}`,
    });
  }
}

export type Archive = {
  has(name: string): boolean;
  part(name: string): Promise<Readable>;
  close(): void;
};

/**
 * Opens a zip file whose sizes were checked before anything in it is unpacked.
 * @throws AppError UNSUPPORTED_FILE for what is no whole zip, TOO_LARGE past `limits`.
 */
export async function openArchive(path: string, limits: ArchiveLimits = archiveLimits): Promise<Archive> {
  const zip = await open(path).catch((error: Error) => {
    throw unsupported('The file looks like an Excel file, but is cut off or damaged.', error.message);
  });
  try {
    const entries = await listEntries(zip, limits.entries).catch((error: Error) => {
      throw error instanceof AppError ? error : unsupported('The Excel file is damaged.', error.message);
    });
    checkSizes(entries.values(), limits);
    return {
      has: (name) => entries.has(name),
      part: (name) =>
        new Promise((resolve, reject) => {
          const entry = entries.get(name);
          if (!entry) return reject(unsupported('A part of the Excel file is missing.', name));
          zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
        }),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}
