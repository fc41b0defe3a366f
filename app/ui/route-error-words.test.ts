import { describe, expect, it } from 'vitest';
import { routeErrorWords } from './route-error-words';

describe('what a broken page says', () => {
  it('tells a missing page from a broken one', () => {
    expect(routeErrorWords(null, { response: { status: 404, data: null } })).toMatchObject({
      title: 'There is nothing here',
      canRetry: false,
    });
    expect(routeErrorWords(new Error('x'), { requestId: 'r1' })).toMatchObject({
      title: 'This could not be shown',
      requestId: 'r1',
    });
  });

  it('prefers the words and the request id that came with the response', () => {
    const words = routeErrorWords(null, {
      response: { status: 403, data: { message: 'Only owners may remove a workspace', requestId: 'r2' } },
      requestId: 'r1',
    });
    expect(words).toMatchObject({
      title: 'You may not see this',
      hint: 'Only owners may remove a workspace',
      requestId: 'r2',
    });
  });

  it('never shows the message of an unexpected error', () => {
    expect(JSON.stringify(routeErrorWords(new Error('SELECT secret'), {}))).not.toContain('secret');
  });

  it.each(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'])(
    'knows %j as being offline',
    (message) => {
      expect(routeErrorWords(new TypeError(message), {}).title).toBe('You seem to be offline');
    },
  );

  it('bears odd bodies', () => {
    for (const data of [undefined, 'text', 5, [], { message: 5 }]) {
      expect(routeErrorWords(null, { response: { status: 418, data } }).hint).not.toBe('');
    }
  });
});
