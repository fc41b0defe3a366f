import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SharedDriver, sharedDrivers, startShared } from '@/testing/shared-services';
import { createMemoryCache } from './memory';

describe.each(sharedDrivers)('the cache (%s)', (driver: SharedDriver) => {
  let shared: Awaited<ReturnType<typeof startShared>>;
  beforeAll(async () => {
    shared = await startShared(driver);
  });
  afterAll(() => shared?.close());

  it('gives back what was put in, as it was', async () => {
    const { cache } = shared.first;
    const value = { text: 'O\'Brien "王" 🦊', list: [1, null, true], empty: {} };
    await cache.set('value', value, 60);
    expect(await cache.get('value')).toEqual(value);
    await cache.set('value', 'another', 60);
    expect(await cache.get('value')).toBe('another');
    for (const plain of [0, false, '', null, []]) {
      await cache.set('plain', plain, 60);
      expect(await cache.get('plain')).toEqual(plain);
    }
  });

  it('knows nothing of what was not put in, or was deleted', async () => {
    const { cache } = shared.first;
    expect(await cache.get('never')).toBeUndefined();
    await cache.set('gone', 1, 60);
    await cache.delete('gone');
    expect(await cache.get('gone')).toBeUndefined();
    await cache.delete('never');
  });

  it('forgets when the time is over', async () => {
    const { cache } = shared.first;
    await cache.set('short', 1, 0.3);
    await cache.set('long', 2, 60);
    expect(await cache.get('short')).toBe(1);
    while ((await cache.get('short')) !== undefined) await sleep(50);
    expect(await cache.get('long')).toBe(2);
  });

  it('hands out copies: nobody changes what another one gets', async () => {
    const { cache } = shared.first;
    const value = { list: [1] };
    await cache.set('copy', value, 60);
    value.list.push(2);
    const got = await cache.get<typeof value>('copy');
    got?.list.push(3);
    expect(await cache.get('copy')).toEqual({ list: [1] });
  });

  it('takes any key', async () => {
    const { cache } = shared.first;
    const keys = ['a:b', 'a b', "'; drop table cache_entries; --", '🦊', '*', 'k'.repeat(2_000)];
    for (const key of keys) await cache.set(key, key.length, 60);
    for (const key of keys) expect(await cache.get(key)).toBe(key.length);
  });

  if (driver !== 'memory') {
    it('is one for all processes', async () => {
      await shared.first.cache.set('shared', 1, 60);
      expect(await shared.second.cache.get('shared')).toBe(1);
      await shared.second.cache.delete('shared');
      expect(await shared.first.cache.get('shared')).toBeUndefined();
    });
  }
});

describe('the cache in memory', () => {
  it('holds so many entries and lets the oldest go', async () => {
    const cache = createMemoryCache();
    for (let n = 0; n <= 10_000; n += 1) await cache.set(`key ${n}`, n, 60);
    expect(await cache.get('key 0')).toBeUndefined();
    expect(await cache.get('key 1')).toBe(1);
    expect(await cache.get('key 10000')).toBe(10_000);
  });
});
