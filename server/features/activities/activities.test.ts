import { newId } from '@db/ids';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';

const now = new Date('2026-03-11T09:00:00.000Z');

onBothDatabases('activities', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterEach(() => app.setNow(undefined));
  afterAll(() => app.close());

  const begin = async () => {
    app.setNow(now);
    const { api, tenant, user } = await app.signedIn({ role: 'member' });
    const { record: ada } = await api.people.create({ values: { firstName: 'Ada' } });
    const on = { object: 'person' as const, recordId: ada.id };
    const log = async (values: Partial<Parameters<typeof api.activities.create>[0]['values']> = {}) =>
      (
        await api.activities.create({
          ...on,
          values: { kind: 'call', subject: 'Intro', startsAt: '2026-03-11T08:30:00Z', ...values },
        })
      ).record;
    return { api, tenant, user, on, log };
  };

  it('are done when they were, and planned when they lie ahead, unless they say so themselves; theirs who logs them', async () => {
    const { log, user, on } = await begin();
    expect(await log({ outcome: 'connected', durationMinutes: 25 })).toMatchObject({
      ...on,
      done: true,
      ownerId: user.id,
      outcome: 'connected',
      durationMinutes: 25,
      startsAt: '2026-03-11T08:30:00.000Z',
    });
    expect(await log({ startsAt: '2026-03-11T09:00:00.001Z' })).toMatchObject({ done: false });
    expect(await log({ startsAt: '2026-03-10T09:00:00Z', done: false, ownerId: null })).toMatchObject({
      done: false,
      ownerId: null,
    });
  });

  it('say what is wrong, and want a record that is there', async () => {
    const { api, log, on } = await begin();
    const wrong = await refusal(log({ kind: 'fax', durationMinutes: -5, outcome: 'fine' }));
    expect(wrong.issues?.map(({ path }) => path.join('.')).sort()).toEqual([
      'values.durationMinutes',
      'values.kind',
      'values.outcome',
    ]);
    const values = { kind: 'call', subject: 'x', startsAt: '2026-03-11T08:30:00Z' };
    expect(await refusal(api.activities.create({ object: 'deal', recordId: newId(), values }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    await api.people.delete({ ids: [on.recordId] });
    expect(await refusal(log())).toMatchObject({ code: 'PRECONDITION_FAILED' });
  });

  it('stand on the timeline of their record as they are now, and tasks do', async () => {
    const { api, log, on, user } = await begin();
    const call = await log({ subject: 'Intro', durationMinutes: 10 });
    await api.activities.update({ id: call.id, version: 1, values: { outcome: 'voicemail' } });
    const { record: task } = await api.tasks.create({ ...on, values: { title: 'Call again', dueOn: '2026-03-12' } });
    await api.tasks.complete({ ids: [task.id], done: true });
    const list = async (kinds: ('activity' | 'task')[]) => (await api.timeline.list({ ...on, kinds })).entries;
    const owner = { id: user.id, name: user.name };
    const activity = {
      id: call.id,
      kind: 'call',
      subject: 'Intro',
      outcome: 'voicemail',
      durationMinutes: 10,
      done: true,
      startsAt: '2026-03-11T08:30:00.000Z',
      owner,
    };
    const [changed, logged] = (await list(['activity'])).map(({ changes }) => changes[0]);
    expect(changed).toMatchObject({
      action: 'update',
      activity,
      fields: [{ field: 'outcome', toText: 'Left a message' }],
    });
    expect(logged).toMatchObject({ action: 'create', activity });
    expect(logged?.fields.map(({ field }) => field)).not.toContain('recordId');
    const [done] = (await list(['task'])).map(({ changes }) => changes[0]);
    expect(done).toMatchObject({
      object: 'task',
      task: { id: task.id, title: 'Call again', done: true, doneAt: now.toISOString(), dueOn: '2026-03-12', owner },
    });
    expect(await list(['activity', 'task'])).toHaveLength(4);
  });

  it('tell a lead when the next one is due and when something last happened', async () => {
    const { api } = await begin();
    const { record: lead } = await api.leads.create({ values: { firstName: 'Eve' } });
    const on = { object: 'lead' as const, recordId: lead.id };
    const plan = { kind: 'meeting', subject: 'Demo', startsAt: '2026-03-20T09:00:00Z' };
    app.setNow(new Date('2026-03-12T09:00:00Z'));
    const { record: meeting } = await api.activities.create({ ...on, values: plan });
    expect(await api.leads.get({ id: lead.id })).toMatchObject({
      nextActivityAt: '2026-03-20T09:00:00.000Z',
      touchedAt: now.toISOString(),
    });
    app.setNow(new Date('2026-03-20T10:00:00Z'));
    await api.activities.update({ id: meeting.id, version: 1, values: { done: true, outcome: 'held' } });
    expect(await api.leads.get({ id: lead.id })).toMatchObject({
      nextActivityAt: null,
      touchedAt: '2026-03-20T09:00:00.000Z',
    });
  });
});
