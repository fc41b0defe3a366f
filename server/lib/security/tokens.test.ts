import { describe, expect, it } from 'vitest';
import { newToken, sameText, signed, tokenHash } from './tokens';

describe('tokens', () => {
  it('are 256 random bits, of which a hash is kept', () => {
    const tokens = new Set(Array.from({ length: 1000 }, newToken));
    expect(tokens.size).toBe(1000);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(tokenHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('are signed for one purpose', () => {
    expect(signed('secret', 'device', 'x')).toBe(signed('secret', 'device', 'x'));
    expect(signed('secret', 'device', 'x')).not.toBe(signed('secret', 'other', 'x'));
    expect(signed('secret', 'device', 'x')).not.toBe(signed('other', 'device', 'x'));
  });

  it('are compared whole', () => {
    expect(sameText('abc', 'abc')).toBe(true);
    expect(sameText('abc', 'abd')).toBe(false);
    expect(sameText('abc', 'abcd')).toBe(false);
    expect(sameText('', '')).toBe(true);
  });
});
