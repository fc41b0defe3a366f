import { describe, expect, test } from 'vitest';
import { requestIdFrom } from './request-id';

const made = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('the id of a request', () => {
  test.each(['req_123', '0198c5a2-7b3e-7c11-9d2a-5f0c4a3b2e1d', 'a', 'A.b:c-d_e', 'x'.repeat(128)])(
    '%s is honoured',
    (id) => {
      expect(requestIdFrom(id)).toBe(id);
    },
  );

  test.each<[string, string | string[] | undefined]>([
    ['none', undefined],
    ['empty', ''],
    ['blank', ' '],
    ['two lines', 'a\nb'],
    ['an escape', 'a\u001b[2K'],
    ['a quote', 'a"b'],
    ['markup', '<b>'],
    ['too long', 'x'.repeat(129)],
    ['two headers', ['a', 'b']],
    ['not ASCII', 'ä'],
    ['a separator in front', '-a'],
  ])('%s is replaced', (_title, header) => {
    expect(requestIdFrom(header)).toMatch(made);
  });

  test('a trace parent is the second choice', () => {
    expect(requestIdFrom(undefined, trace)).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(requestIdFrom('req_1', trace)).toBe('req_1');
    expect(requestIdFrom('bad id', trace.replace('0af7651916cd43dd8448eb211c80319c', '0'.repeat(32)))).toMatch(made);
  });

  test('a new one is new each time', () => {
    expect(requestIdFrom(undefined)).not.toBe(requestIdFrom(undefined));
  });
});
