import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '@db/migrate';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshPostgres } from '@/testing/databases';
import { openServices } from '@/testing/open-services';
import { redisUrl, type SharedDriver, sharedDrivers, startShared } from '@/testing/shared-services';
import { startTcpProxy } from '@/testing/tcp-proxy';

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await sleep(10);
};

describe.each(sharedDrivers)('messages (%s)', (driver: SharedDriver) => {
  let shared: Awaited<ReturnType<typeof startShared>>;
  const leaving: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    shared = await startShared(driver);
  });
  afterAll(() => shared?.close());
  afterEach(async () => {
    for (const leave of leaving.splice(0)) await leave();
  });

  const listen = async (topic: string, services = shared.first) => {
    const heard: string[] = [];
    leaving.push(await services.pubsub.subscribe(topic, (message) => heard.push(message)));
    return heard;
  };

  it('reach every listener of their topic, in order, and nobody else', async () => {
    const { pubsub } = shared.first;
    const [one, two, other] = [await listen('tenant:1'), await listen('tenant:1'), await listen('tenant:2')];
    for (const message of ['a', 'b', 'c']) await pubsub.publish('tenant:1', message);
    await pubsub.publish('tenant:2', 'end');
    await until(() => one.length === 3 && two.length === 3 && other.length === 1);
    expect([one, two, other]).toEqual([['a', 'b', 'c'], ['a', 'b', 'c'], ['end']]);
  });

  it('arrive as they were sent', async () => {
    const messages = ['', 'line\nbreak', '"quotes" \\ \'', '🦊 王', 'x'.repeat(7_000)];
    const heard = await listen('texts');
    for (const message of messages) await shared.first.pubsub.publish('texts', message);
    await until(() => heard.length === messages.length);
    expect(heard).toEqual(messages);
  });

  it('are refused when they are too large or the topic is no topic, on every driver', async () => {
    const { pubsub } = shared.first;
    await expect(pubsub.publish('topic', 'x'.repeat(7_001))).rejects.toThrow('7000 bytes');
    await expect(pubsub.publish('topic', 'a\0b')).rejects.toThrow('NUL');
    await expect(pubsub.publish('two\nlines', 'x')).rejects.toThrow('topic');
    await expect(pubsub.subscribe('', () => undefined)).rejects.toThrow('topic');
  });

  it('never arrive inside publish, nor after leaving', async () => {
    const { pubsub } = shared.first;
    const heard: string[] = [];
    const leave = await pubsub.subscribe('leave', (message) => heard.push(message));
    const publishing = pubsub.publish('leave', '1');
    expect(heard).toEqual([]);
    await publishing;
    await until(() => heard.length === 1);
    await leave();
    await leave();
    const witness = await listen('leave');
    await pubsub.publish('leave', '2');
    await until(() => witness.length === 1);
    expect(heard).toEqual(['1']);
  });

  it('reach the others when one listener throws', async () => {
    leaving.push(
      await shared.first.pubsub.subscribe('throws', () => {
        throw new Error('listener');
      }),
    );
    const heard = await listen('throws');
    await shared.first.pubsub.publish('throws', 'x');
    await until(() => heard.length === 1);
    expect(shared.lines.find(({ msg }) => msg === 'a listener threw')).toMatchObject({
      level: 'error',
      topic: 'throws',
    });
  });

  if (driver !== 'memory') {
    it('reach the other processes', async () => {
      const heard = await listen('everybody', shared.second);
      await shared.first.pubsub.publish('everybody', 'hello');
      await until(() => heard.length === 1);
      expect(heard).toEqual(['hello']);
    });
  }
});

describe.each(['postgres', 'redis'] as const)('messages after an outage (%s)', (driver) => {
  const closing: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  /** Services whose connections go through a proxy. The database of the Redis ones is an SQLite file. */
  async function behindProxy() {
    const proxy = await startTcpProxy(inject(driver === 'postgres' ? 'postgresUrl' : 'redisUrl'));
    closing.push(proxy.close);
    const environment: Record<string, string> = {};
    if (driver === 'postgres') {
      const fresh = await freshPostgres();
      closing.splice(0, 0, fresh.drop);
      await migrate({ url: fresh.url });
      const url = new URL(proxy.url);
      url.pathname = new URL(fresh.url).pathname;
      environment.DATABASE_URL = url.href;
    } else environment.CACHE_URL = redisUrl(proxy.url);
    const open = await openServices(environment);
    closing.push(open.close);
    return { proxy, services: open.services };
  }

  it('listeners hear that there was a gap, and then messages again', async () => {
    const { proxy, services } = await behindProxy();
    const heard: string[] = [];
    let gaps = 0;
    await services.pubsub.subscribe(
      'topic',
      (message) => heard.push(message),
      () => {
        gaps += 1;
      },
    );
    await services.pubsub.publish('topic', 'before');
    await until(() => heard.length === 1);
    expect(gaps).toBe(0);

    await proxy.refuse();
    await expect(services.pubsub.publish('topic', 'lost')).rejects.toThrow();
    expect((await services.checkHealth()).services.pubsub).toMatchObject({ ok: false, required: false });
    await services.pubsub.subscribe('later', (message) => heard.push(message));
    await proxy.pass();
    await until(() => gaps === 1);

    while (!(await services.checkHealth()).services.cache?.ok) await sleep(50);
    await services.pubsub.publish('topic', 'after');
    await services.pubsub.publish('later', 'too');
    await until(() => heard.length === 3);
    expect(heard).toEqual(['before', 'after', 'too']);
    expect((await services.checkHealth()).services.pubsub).toMatchObject({ ok: true });
  });

  it('a connection that fell silent is noticed by the health check and replaced', async () => {
    const { proxy, services } = await behindProxy();
    let gaps = 0;
    await services.pubsub.subscribe(
      'topic',
      () => undefined,
      () => {
        gaps += 1;
      },
    );
    proxy.stall();
    expect((await services.checkHealth()).services.pubsub).toMatchObject({ ok: false, why: 'no answer in time' });
    // What was held back is let go only after the old connection was given up.
    await sleep(2_500);
    await proxy.pass();
    await until(() => gaps === 1);
    while (!(await services.checkHealth()).services.pubsub?.ok) await sleep(50);
  });
});
