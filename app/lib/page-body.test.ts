import { describe, expect, it } from 'vitest';
import { pageBody } from './page-body.server';

const flush = (sink: object) => (sink as { flush(): void }).flush();

describe('the body of a page', () => {
  it('goes in the pieces that React lets go of, whole and in order', async () => {
    const { sink, body } = pageBody(() => {});
    const reader = body.getReader();
    for (const piece of ['<p>', 'one', '</p>']) sink.write(Buffer.from(piece));
    flush(sink);
    flush(sink);
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('<p>one</p>');
    sink.end(Buffer.from('two'));
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('two');
    expect((await reader.read()).done).toBe(true);
  });

  it('ends without a flush', async () => {
    const { sink, body } = pageBody(() => {});
    sink.end(Buffer.from('all'));
    expect(await new Response(body).text()).toBe('all');
  });

  it('fails where the page fails', async () => {
    const { sink, body } = pageBody(() => {});
    sink.write(Buffer.from('half'));
    flush(sink);
    sink.destroy(new Error('no more'));
    await expect(new Response(body).text()).rejects.toThrow();
  });

  it('says when nobody reads it any more, and takes what still comes', async () => {
    const reasons: unknown[] = [];
    const { sink, body } = pageBody((reason) => reasons.push(reason));
    await body.cancel('gone');
    expect(reasons).toEqual(['gone']);
    sink.end(Buffer.from('late'));
    await new Promise((resolve) => sink.once('finish', resolve));
  });
});
