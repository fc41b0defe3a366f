import { StatementTimeoutError } from '@db/errors';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { makeCrowd } from '../bulk/testing/make-crowd';
import { personObject } from '../people/person-object';
import { countRecords, type ReadContext } from './selection';

onBothDatabases('counting to the end', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  it('goes beyond 10,000 where it is asked to, with a filter or without', async () => {
    const who = await app.signedIn({ role: 'owner' });
    await makeCrowd(who, 10_012);
    const { api } = who;
    await api.people.create({ values: { firstName: 'Ada', city: 'Oslo' } });
    const inBonn = { op: 'and' as const, items: [{ field: 'city', operator: 'is' as const, value: 'Bonn' }] };
    expect(await api.people.count({})).toEqual({ count: 10_000, exact: false });
    expect(await api.people.count({ exact: true })).toEqual({ count: 10_013, exact: true });
    expect(await api.people.count({ filter: inBonn, exact: true })).toEqual({ count: 10_012, exact: true });
    expect(await api.people.count({ filter: inBonn })).toEqual({ count: 10_000, exact: false });
  });

  it('says what to do when it takes too long', async () => {
    const { ctx } = await app.signedIn({ role: 'member' });
    const slow = { ...ctx, db: { read: () => Promise.reject(new StatementTimeoutError('too long')) } };
    const asked = countRecords(slow as unknown as ReadContext, personObject, { exact: true });
    await expect(asked).rejects.toMatchObject({ code: 'BUSY', say: expect.stringContaining('Narrow the list') });
  });
});
