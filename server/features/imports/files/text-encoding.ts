import { Transform, type TransformCallback } from 'node:stream';
import { isUtf16 } from './file-kind';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * Tells the encoding of a text file that is fed to it piece by piece. UTF-8 proves itself by being valid to the last
 * byte; what is not valid UTF-8 is Windows-1252, in which every byte means something.
 */
export function createEncodingDetector(): { see(chunk: Buffer): void; encoding(): Encoding } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head: Buffer | undefined;
  let valid = true;
  const check = (chunk: Buffer, stream: boolean) => {
    try {
      if (valid) decoder.decode(chunk, { stream });
    } catch {
      valid = false;
    }
  };
  return {
    see(chunk) {
      head ??= chunk.subarray(0, 1024);
      check(chunk, true);
    },
    encoding() {
      const wide = head && isUtf16(head);
      if (wide) return wide;
      check(Buffer.alloc(0), false);
      return valid ? 'utf-8' : 'windows-1252';
    },
  };
}

/** Turns bytes of `encoding` into UTF-8 bytes without a byte order mark. UTF-8 passes as it is: csv-parse drops its mark. */
export function toUtf8(encoding: Encoding): Transform | undefined {
  if (encoding === 'utf-8') return undefined;
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback) {
      done(null, Buffer.from(decoder.decode(chunk, { stream: true })));
    },
    flush(done: TransformCallback) {
      done(null, Buffer.from(decoder.decode()));
    },
  });
}

/** The text of a file's first bytes; a character cut off at the end is left out. */
export const decodeHead = (head: Buffer, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(head, { stream: true });
