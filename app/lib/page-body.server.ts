import { Writable } from 'node:stream';

/**
 * Where React writes a page, and the body that the response is made of. React hands over pieces of 2 KB; each would pass
 * through two streams and be compressed and sent by itself. Here they are gathered until React says that what is there
 * may go: the shell at once, and what is streamed after it as it comes.
 */
export function pageBody(onCancel: (reason: unknown) => void): { sink: Writable; body: ReadableStream<Uint8Array> } {
  let pieces: Uint8Array[] = [];
  let controller: ReadableStreamDefaultController<Uint8Array>;
  let open = true;
  const send = () => {
    const all = Buffer.concat(pieces);
    pieces = [];
    if (open && all.length > 0) controller.enqueue(all);
  };
  const end = (error?: Error | null) => {
    if (!open) return;
    open = false;
    if (error) controller.error(error);
    else controller.close();
  };
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
    },
    cancel(reason) {
      open = false;
      onCancel(reason);
    },
  });
  const sink = new Writable({
    // React's pieces are its own no more once they are written
    write(piece: Uint8Array, _encoding, done) {
      pieces.push(piece);
      done();
    },
    final(done) {
      send();
      end();
      done();
    },
    destroy(error, done) {
      end(error ?? new Error('The page ended early.'));
      done(null);
    },
  });
  return { sink: Object.assign(sink, { flush: send }), body };
}
