import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';
import { plainText } from './note-object';

describe('a note without its Markdown', () => {
  it.each([
    ['**Bold** and _soft_, `code`', 'Bold and soft , code'],
    ['@[Ada Ōta](user:0198) said [this](https://example.com)', 'Ada Ōta said this'],
    ['# Title\n- point', 'Title\n- point'],
  ])('%s reads %s', (body, plain) => expect(plainText(body)).toBe(plain));
});

onBothDatabases('notes', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const begin = async () => {
    const { api, tenant, user } = await app.signedIn({ role: 'member' });
    const { record: ada } = await api.people.create({ values: { firstName: 'Ada' } });
    const on = { object: 'person' as const, recordId: ada.id };
    const write = async (body: string) => (await api.notes.create({ ...on, values: { body } })).record;
    return { api, tenant, user, on, write };
  };

  it('stand on a record, pinned ones first, then the latest, with who wrote them', async () => {
    const { api, user, on, write } = await begin();
    const [first, second] = [await write('first'), await write('**second** @[Ada](user:x)')];
    const { record: pinned } = await api.notes.update({ id: first.id, version: 1, values: { pinned: true } });
    expect(pinned).toMatchObject({ pinned: true, author: { kind: 'user', id: user.id, name: user.name } });
    const { rows } = await api.notes.list(on);
    expect(rows.map(({ body }) => body)).toEqual(['first', '**second** @[Ada](user:x)']);
    const page = await api.notes.list({ ...on, limit: 1 });
    expect((await api.notes.list({ ...on, limit: 1, cursor: page.nextCursor ?? '' })).rows.map(({ id }) => id)).toEqual(
      [second.id],
    );
    const [entry] = (await api.timeline.list({ ...on, kinds: ['note'] })).entries;
    expect(entry?.changes[0]).toMatchObject({
      object: 'note',
      action: 'update',
      fields: [{ field: 'pinned', from: false, to: true }],
    });
  });

  it('go to the trash and come back', async () => {
    const { api, on, write } = await begin();
    const note = await write('hello');
    await api.notes.delete({ ids: [note.id] });
    expect((await api.notes.list(on)).rows).toEqual([]);
    await api.notes.restore({ ids: [note.id] });
    expect((await api.notes.list(on)).rows).toHaveLength(1);
  });

  it('are not written on what is in the trash, nor without a text', async () => {
    const { api, on } = await begin();
    expect(await refusal(api.notes.create({ ...on, values: { body: ' \n ' } }))).toMatchObject({
      issues: [{ path: ['values', 'body'] }],
    });
    await api.people.delete({ ids: [on.recordId] });
    expect(await refusal(api.notes.create({ ...on, values: { body: 'x' } }))).toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
  });

  it('of another workspace do not exist', async () => {
    const { write } = await begin();
    const note = await write('secret');
    const { api } = await app.signedIn({ role: 'owner' });
    for (const attempt of [
      () => api.notes.get({ id: note.id }),
      () => api.notes.update({ id: note.id, version: 1, values: { body: 'x' } }),
      () => api.notes.delete({ ids: [note.id] }),
    ]) {
      expect(await refusal(attempt())).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await api.notes.list({ object: 'person', recordId: note.recordId })).rows).toEqual([]);
  });
});
