import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '../../testing/databases';
import { createTestApp, type TestApp } from '../../testing/test-app';

onBothDatabases('streams over the router', (test) => {
  let t: TestApp;
  beforeAll(async () => {
    t = await createTestApp(test);
  });
  afterAll(() => t.close());

  const refusalOf = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => 'no refusal',
      (error: unknown) => (error instanceof TRPCError ? error.code : error),
    );

  type Api = Awaited<ReturnType<TestApp['signedIn']>>['api'];

  /** From the place where the log is now: what is written next is told, however late the stream begins to read. */
  const follow = async (api: Api, from?: string) => {
    const lastEventId = from ?? (await api.changes.head()).id;
    return (await api.changes.subscribe({ lastEventId }))[Symbol.asyncIterator]();
  };

  it('are ten a person; the next is refused as one request too many, and given back when one ends', async () => {
    const { at } = await t.signedIn();
    const api = await at();
    const { id } = await api.changes.head();
    const begun = await Promise.all(
      Array.from({ length: 11 }, async () => {
        const stream = await follow(api, id);
        const first = stream.next();
        first.catch(() => undefined);
        return { stream, first };
      }),
    );
    expect(await refusalOf(begun[10]!.first)).toBe('TOO_MANY_REQUESTS');
    expect(t.lines).toContainEqual(
      expect.objectContaining({ msg: 'changes.subscribe refused', outcome: 'TOO_MANY_REQUESTS', level: 'info' }),
    );

    const closing = begun[0]!.stream.return?.(undefined);
    await api.people.create({ values: { firstName: 'Ada' } });
    await closing;
    const again = await follow(api);
    const first = again.next();
    await api.people.create({ values: { firstName: 'Grace' } });
    expect((await first).done).toBe(false);
    await Promise.all([again, ...begun.map(({ stream }) => stream)].map((stream) => stream.return?.(undefined)));
  });

  it('end as refused, not as failed, when their holder is no longer a member', async () => {
    const owner = await t.signedIn();
    const member = await t.signedIn({ tenant: owner.tenant, role: 'member' });
    const stream = await follow(member.api);
    const first = stream.next();
    await owner.api.people.create({ values: { firstName: 'Ada' } });
    expect((await first).done).toBe(false);

    await owner.api.members.suspend({ userId: member.user.id });
    // What is committed within a second of the last look may still be told; nothing after it.
    let last: unknown = 'told';
    while (last === 'told') {
      const next = stream.next();
      const writing = owner.api.people.create({ values: { firstName: 'Secret' } });
      last = await next.then(
        () => 'told',
        (error: unknown) => (error instanceof TRPCError ? error.code : error),
      );
      await writing;
    }
    expect(last).toBe('UNAUTHORIZED');
  });
});
