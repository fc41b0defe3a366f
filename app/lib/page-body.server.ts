import { Writable } from 'node:stream';

/**
 * Where React writes a page, and the body that the response is made of. React hands over pieces of 2 KB; each would pass
 * through two streams and be compressed and sent by itself. Here they are gathered until React says that what is there
 * may go: the shell at once, and what is streamed after it as it comes.
 */
export function pageBody(onCancel: (reason: unknown) => void): { sink: Writable; body: ReadableStream<Uint8Array> } {
  let pieces: Uint8Array[] = [];
  let controller: ReadableStreamDefaultController<Uint8Array>;
  const send = () => {
    if (pieces.length === 0) return;
    const all = Buffer.concat(pieces);
    pieces = [];
    controller.enqueue(all);
  };
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
    },
    cancel: onCancel,
  });
  const sink = new Writable({
    // React's pieces are its own no more once they are written
    write(piece: Uint8Array, _encoding, done) {
      pieces.push(piece);
      done();
    },
    final(done) {
      send();
      controller.close();
      done();
    },
  });
  return { sink: Object.assign(sink, { flush: send }), body };
}
