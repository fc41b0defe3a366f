import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';
import type { ChangeEvent } from './subscribe';

type Envelope = [id: string, event: ChangeEvent, symbol];

onBothDatabases('the subscription', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  /** Reads until there are `count` events, then leaves. */
  async function take(stream: AsyncIterable<unknown>, count: number): Promise<{ id: string; event: ChangeEvent }[]> {
    const got: { id: string; event: ChangeEvent }[] = [];
    for await (const envelope of stream) {
      const [id, event] = envelope as Envelope;
      got.push({ id, event });
      if (got.length === count) break;
    }
    return got;
  }

  it('tells who changed which fields of what; from a head nothing in between is missed', async () => {
    const { api, tenant } = await app.signedIn({ role: 'member' });
    const { api: colleague, user } = await app.signedIn({ role: 'member', tenant });
    const { id: head } = await api.changes.head();
    const { record: ada } = await colleague.people.create({ values: { firstName: 'Ada' } });
    const stream = await api.changes.subscribe({ lastEventId: head });
    const reading = take(stream, 3);
    await colleague.people.update({ id: ada.id, version: 1, values: { city: 'Bonn', jobTitle: 'CTO' } });
    await colleague.notes.create({ object: 'person', recordId: ada.id, values: { body: 'hello' } });
    const events = await reading;
    const actor = { kind: 'user', id: user.id, name: user.name };
    expect(events.map(({ event }) => event)).toMatchObject([
      { object: 'person', recordId: ada.id, action: 'create', version: 1, fields: ['firstName'], actor },
      { object: 'person', recordId: ada.id, action: 'update', version: 2, actor },
      { object: 'note', parentObject: 'person', parentId: ada.id, action: 'create', actor },
    ]);
    expect(events[1]?.event.fields.sort()).toEqual(['city', 'jobTitle']);
    const again = await take(await api.changes.subscribe({ lastEventId: events[0]?.id }), 2);
    expect(again.map(({ id }) => id)).toEqual(events.slice(1).map(({ id }) => id));
  });

  it('may watch one record, and tells nothing of other workspaces', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const stranger = await app.signedIn({ role: 'member' });
    const { id: head } = await api.changes.head();
    const { record: ada } = await api.people.create({ values: { firstName: 'Ada' } });
    await stranger.api.people.create({ values: { firstName: 'Foreign' } });
    const { record: eve } = await api.people.create({ values: { firstName: 'Eve' } });
    await api.notes.create({ object: 'person', recordId: ada.id, values: { body: 'hello' } });
    await api.people.update({ id: ada.id, version: 1, values: { city: 'Bonn' } });
    const own = await take(await api.changes.subscribe({ lastEventId: head, recordId: ada.id }), 3);
    expect(own.map(({ event }) => `${event.object} ${event.action}`)).toEqual([
      'person create',
      'note create',
      'person update',
    ]);
    const people = await take(await api.changes.subscribe({ lastEventId: head, object: 'person' }), 4);
    expect(people.map(({ event }) => event.parentId ?? event.recordId)).toEqual([ada.id, eve.id, ada.id, ada.id]);
  });

  it('ends for somebody who was shut out, before the next change is told', async () => {
    const { tenant, api: owner } = await app.signedIn({ role: 'owner' });
    const { api, user } = await app.signedIn({ role: 'member', tenant });
    const { id: head } = await api.changes.head();
    const reading = take(await api.changes.subscribe({ lastEventId: head }), 2);
    const outcome = refusal(reading);
    await owner.people.create({ values: { firstName: 'Ada' } });
    await owner.members.suspend({ userId: user.id });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await owner.people.create({ values: { firstName: 'Eve' } });
    expect(await outcome).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is for ten windows of a person at a time', async () => {
    const { api } = await app.signedIn({ role: 'member' });
    const { id: head } = await api.changes.head();
    const streams = await Promise.all(Array.from({ length: 10 }, () => api.changes.subscribe({ lastEventId: head })));
    const iterators = streams.map((stream) => stream[Symbol.asyncIterator]());
    const first = iterators.map((iterator) => iterator.next());
    await new Promise((resolve) => setTimeout(resolve, 50));
    const eleventh = (await api.changes.subscribe({ lastEventId: head }))[Symbol.asyncIterator]();
    expect(await refusal(eleventh.next())).toMatchObject({ code: 'RATE_LIMITED' });
    await api.people.create({ values: { firstName: 'Ada' } });
    await Promise.all(first);
    await Promise.all(iterators.map((iterator) => iterator.return?.()));
    const free = (await api.changes.subscribe({ lastEventId: head }))[Symbol.asyncIterator]();
    expect((await free.next()).done).toBe(false);
    await free.return?.();
  });
});
