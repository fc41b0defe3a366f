import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../testing/browser';
import { onBothDatabases } from '../../testing/databases';
import { createTestApp, type TestApp } from '../../testing/test-app';
import { goodPassword, signedUp } from './testing/people';

const password = goodPassword;

onBothDatabases('guessing passwords', (test) => {
  let t: TestApp;
  beforeAll(async () => {
    t = await createTestApp(test);
  });
  afterAll(() => t.close());

  describe('guessing', () => {
    const wrong = (tab: Browser, email: string) =>
      tab.at().then((api) =>
        api.identity.signIn({ email, password: 'not the right one at all' }).then(
          () => 'in',
          (error) => error.cause,
        ),
      );

    it('of one password is slowed down after five tries, longer each time, and the right one works after the wait', async () => {
      const { person } = await signedUp(t);
      const start = Date.now();
      let seconds = 0;
      try {
        // Five passwords take their time on a busy machine, which is none of the waits that are counted here.
        t.setNow(new Date(start));
        for (let round = 0; round < 5; round++) {
          expect(await wrong(t.browser(), person.email)).toMatchObject({ code: 'UNAUTHENTICATED' });
        }
        const waits: number[] = [];
        for (let round = 0; round < 7; round++) {
          const refusal = await wrong(t.browser(), person.email);
          expect(refusal).toMatchObject({ code: 'RATE_LIMITED' });
          waits.push(refusal.details.retryAfterSeconds);
          seconds += refusal.details.retryAfterSeconds;
          t.setNow(new Date(start + seconds * 1000 + 1000));
          seconds += 1;
          expect(await wrong(t.browser(), person.email)).toMatchObject({ code: 'UNAUTHENTICATED' });
        }
        expect(waits).toEqual([...waits].sort((a, b) => a - b));
        expect(waits[0]).toBeGreaterThan(20);
        expect(Math.max(...waits)).toBeLessThanOrEqual(15 * 60);
        await expect((await t.browser().at()).identity.signIn({ email: person.email, password })).rejects.toMatchObject(
          {
            cause: { code: 'RATE_LIMITED' },
          },
        );
        t.setNow(new Date(start + (seconds + 15 * 60) * 1000));
        await (await t.browser().at()).identity.signIn({ email: person.email, password });
        expect(await wrong(t.browser(), person.email)).toMatchObject({ code: 'UNAUTHENTICATED' });
      } finally {
        t.setNow(undefined);
      }
    });

    it('lets exactly five of many tries at the same time look at the password', async () => {
      const { person } = await signedUp(t);
      const answers = await Promise.all(Array.from({ length: 30 }, () => wrong(t.browser(), person.email)));
      expect(answers.filter(({ code }) => code === 'UNAUTHENTICATED')).toHaveLength(5);
      expect(answers.filter(({ code }) => code === 'RATE_LIMITED')).toHaveLength(25);
    });

    it('treats accounts that do not exist the same', async () => {
      const email = `nobody-${Date.now()}@example.com`;
      const codes: string[] = [];
      for (let round = 0; round < 6; round++) codes.push((await wrong(t.browser(), email)).code);
      expect(codes).toEqual([...Array(5).fill('UNAUTHENTICATED'), 'RATE_LIMITED']);
    });

    it('does not lock out the device that its owner signs in with', async () => {
      const { tab, person } = await signedUp(t);
      await (await tab.at()).identity.signIn({ email: person.email, password });
      for (let round = 0; round < 6; round++) await wrong(t.browser(), person.email);
      await expect((await t.browser().at()).identity.signIn({ email: person.email, password })).rejects.toMatchObject({
        cause: { code: 'RATE_LIMITED' },
      });
      await (await tab.at()).identity.signIn({ email: person.email, password });
      const forged = t.browser();
      forged.jar.set('crm_device', `${tab.jar.get('crm_device')!.split('.')[0]}.${'x'.repeat(43)}`);
      await expect((await forged.at()).identity.signIn({ email: person.email, password })).rejects.toMatchObject({
        cause: { code: 'RATE_LIMITED' },
      });
    });

    it('from one network is limited to 20 a minute, whatever the account', async () => {
      const answers: string[] = [];
      for (let round = 0; round < 22; round++) {
        const tab = t.browser({ address: `2001:db8:7:7::${round}` });
        answers.push((await wrong(tab, `somebody-${round}@example.com`)).code);
      }
      expect(answers.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(20);
      expect(answers.slice(20)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
    });
  });
});
