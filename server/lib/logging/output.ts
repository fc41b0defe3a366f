import type { Writable } from 'node:stream';

export type Output = {
  write(line: string): void;
  /** Resolves when everything written has left this process, or after `limitMs`. */
  flush(limitMs?: number): Promise<void>;
};

/**
 * Lines to a stream (standard output) whose reader may be slow or gone. Node keeps what a pipe does not take in memory,
 * so beyond `maxBytes` lines are dropped and counted, and the count is logged when the reader is back. A reader that
 * left for good (EPIPE) is no reason to fail.
 */
export function createOutput(
  stream: Writable,
  notice: (dropped: number) => string,
  maxBytes = 16 * 1024 * 1024,
): Output {
  let dropped = 0;
  let gone = false;
  stream.on('error', () => {
    gone = true;
  });

  const reportDrops = () => {
    if (dropped === 0 || gone) return;
    const count = dropped;
    dropped = 0;
    stream.write(`${notice(count)}\n`);
  };

  return {
    write(line) {
      if (gone) return;
      if (stream.writableLength > maxBytes) {
        if (dropped === 0) stream.once('drain', reportDrops);
        dropped += 1;
        return;
      }
      stream.write(line);
    },
    async flush(limitMs = 500) {
      if (gone || stream.writableLength === 0) return;
      await new Promise<void>((resolve) => {
        const limit = setTimeout(resolve, limitMs);
        stream.write('', () => {
          clearTimeout(limit);
          resolve();
        });
      });
    },
  };
}
