import type { Readable } from 'node:stream';
import { fileKind, headBytes } from '../files/file-kind';
import { createEncodingDetector, type Encoding } from '../files/text-encoding';

export type Seen = { kind: 'csv' | 'xlsx'; head: Buffer; encoding: Encoding };

/**
 * Passes a file on only once its first bytes were looked at: what is no table never reaches the store.
 * @returns the content, and what was seen of it; `seen` may be asked after the content was read
 */
export function checkedContent(content: Readable): { content: AsyncGenerator<Buffer>; seen(): Seen } {
  const detector = createEncodingDetector();
  let kind: Seen['kind'] | undefined;
  let head: Buffer = Buffer.alloc(0);
  async function* pass(): AsyncGenerator<Buffer> {
    let waiting: Buffer[] = [];
    let length = 0;
    for await (const piece of content as AsyncIterable<Buffer>) {
      detector.see(piece);
      if (kind) {
        yield piece;
        continue;
      }
      waiting.push(piece);
      length += piece.length;
      if (length < headBytes) continue;
      head = Buffer.concat(waiting);
      kind = fileKind(head.subarray(0, headBytes));
      waiting = [];
      yield head;
    }
    if (kind) return;
    head = Buffer.concat(waiting);
    kind = fileKind(head);
    yield head;
  }
  return {
    content: pass(),
    seen: () => {
      if (!kind) throw new Error('asked before the content was read');
      return { kind, head: head.subarray(0, headBytes), encoding: detector.encoding() };
    },
  };
}
