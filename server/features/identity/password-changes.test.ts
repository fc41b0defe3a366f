import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../testing/databases';
import { createTestApp, type TestApp } from '../../testing/test-app';
import { goodPassword, linksTo, signedUp, tokenOf } from './testing/people';

const password = goodPassword;

onBothDatabases('new passwords', (test) => {
  let t: TestApp;
  beforeAll(async () => {
    t = await createTestApp(test);
    await t.startWorker();
  });
  afterAll(() => t.close());

  describe('a forgotten password', () => {
    it('is replaced once by the link of a mail, and all sessions end', async () => {
      const { tab, person } = await signedUp(t);
      await (await t.browser({ origin: 'https://crm.example.com' }).at()).identity.requestPasswordReset({
        email: person.email,
      });
      const [link] = await linksTo(t, person.email, 1);
      expect(link).toMatch(/^https:\/\/crm\.example\.com\/reset-password\?token=/);
      const token = tokenOf(link!);
      const api = await t.browser().at();
      await expect(api.identity.resetPassword({ token, password: 'password12345678' })).rejects.toMatchObject({
        cause: { code: 'INVALID_INPUT', fields: { password: expect.any(String) } },
      });
      const next = 'eleven loud herons at dawn';
      const used = await Promise.allSettled([1, 2].map(() => api.identity.resetPassword({ token, password: next })));
      expect(used.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expect((await tab.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      await expect((await t.browser().at()).identity.signIn({ email: person.email, password })).rejects.toMatchObject({
        code: 'UNAUTHORIZED',
      });
      await (await t.browser().at()).identity.signIn({ email: person.email, password: next });
      await expect
        .poll(async () => (await t.mailsTo(person.email)).map(({ subject }) => subject))
        .toContain('Your password was changed');
    });

    it('answers the same for an address without an account, and sends it nothing', async () => {
      const { person } = await signedUp(t);
      const tab = t.browser();
      const answers: unknown[] = [];
      for (const email of ['stranger@example.com', person.email]) {
        answers.push(await (await tab.at()).identity.requestPasswordReset({ email }));
      }
      expect(answers[0]).toEqual(answers[1]);
      await linksTo(t, person.email, 1);
      expect(await t.mailsTo('stranger@example.com')).toEqual([]);
    });

    it('has a link that dies with time and with use; of several, all work until one is used', async () => {
      const { person } = await signedUp(t);
      const ask = async (count: number) => {
        await (await t.browser().at()).identity.requestPasswordReset({ email: person.email });
        return tokenOf((await linksTo(t, person.email, count)).at(-1)!);
      };
      const first = await ask(1);
      const second = await ask(2);
      const look = async (token: string) => (await t.browser().at()).identity.lookAtReset({ token });
      const reset = async (token: string) =>
        (await t.browser().at()).identity.resetPassword({ token, password: 'eleven loud herons at dawn' });
      for (const token of [first, second]) expect(await look(token)).toEqual({ email: person.email });
      for (const use of [look, reset]) {
        await expect(use('x'.repeat(43))).rejects.toMatchObject({ code: 'NOT_FOUND' });
        try {
          t.setNow(new Date(Date.now() + 61 * 60_000));
          await expect(use(second)).rejects.toMatchObject({ code: 'NOT_FOUND' });
        } finally {
          t.setNow(undefined);
        }
      }
      await reset(second);
      for (const token of [first, second]) {
        for (const use of [look, reset]) await expect(use(token)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
    });

    it('floods nobody', async () => {
      const email = `flood-${Date.now()}@example.com`;
      for (let round = 0; round < 5; round++) await (await t.browser().at()).identity.requestPasswordReset({ email });
      await expect((await t.browser().at()).identity.requestPasswordReset({ email })).rejects.toMatchObject({
        cause: { code: 'RATE_LIMITED', details: { retryAfterSeconds: expect.any(Number) } },
      });
    });
  });

  it('a changed password ends all other sessions and renews this one', async () => {
    const { tab, person, workspace } = await signedUp(t);
    const other = t.browser();
    await (await other.at()).identity.signIn({ email: person.email, password });
    const before = tab.jar.get('crm_session');
    const next = 'eleven loud herons at dawn';
    const api = () => tab.at({ workspace: workspace.slug });
    await expect((await api()).identity.changePassword({ current: 'wrong', password: next })).rejects.toMatchObject({
      cause: { code: 'INVALID_INPUT', fields: { current: expect.any(String) } },
    });
    await (await api()).identity.changePassword({ current: password, password: next });
    expect(tab.jar.get('crm_session')).not.toBe(before);
    await (await tab.at()).identity.me();
    await expect((await other.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await (await t.browser().at()).identity.signIn({ email: person.email, password: next });
  });
});
