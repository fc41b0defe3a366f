import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../testing/databases';
import { createTestApp, type TestApp } from '../../testing/test-app';
import { subjectCache } from '../../trpc/subject-cache';

const password = 'seven quiet parrots at noon';
let people = 0;
const newPerson = () => ({
  name: 'Ada Lovelace',
  email: `ada-${++people}@example.com`,
  password,
  workspace: 'Engines',
});

onBothDatabases('accounts and sessions', (test) => {
  let t: TestApp;
  beforeAll(async () => {
    t = await createTestApp(test);
    await t.startWorker();
  });
  afterAll(() => t.close());

  const browser = (options?: Parameters<TestApp['browser']>[0]) => t.browser(options);

  async function signedUp() {
    const person = newPerson();
    const tab = browser();
    const { user, workspace } = await (await tab.at()).identity.signUp(person);
    return { tab, person, user, workspace };
  }

  /** The links of the mails to an address, once there are as many. */
  async function linksTo(email: string, count: number): Promise<string[]> {
    const links = async () =>
      (await t.mailsTo(email))
        .map(({ text }) => /https?:\S+token=[\w-]{43}$/m.exec(text ?? '')?.[0] ?? '')
        .filter(Boolean);
    await expect.poll(links, { timeout: 10_000 }).toHaveLength(count);
    return links();
  }
  const tokenOf = (link: string) => new URL(link).searchParams.get('token')!;

  describe('signing up', () => {
    it('gives an account, a workspace that it owns, and a session', async () => {
      const { tab, person, user, workspace } = await signedUp();
      expect(user).toMatchObject({ name: person.name, email: person.email });
      const me = await (await tab.at({ workspace: workspace.slug })).identity.me();
      expect(me.user).toEqual(user);
      expect(me.workspaces).toEqual([{ id: workspace.id, name: 'Engines', slug: workspace.slug, role: 'owner' }]);
      expect(me.current).toMatchObject({ role: 'owner' });
      expect(me.current?.permissions).toContain('workspace.delete');
      expect(me.lastWorkspace).toBe(workspace.slug);
    });

    it('takes an address once, however it is written', async () => {
      const { person } = await signedUp();
      const api = await browser().at();
      await expect(api.identity.signUp({ ...person, email: ` ${person.email.toUpperCase()} ` })).rejects.toMatchObject({
        cause: { code: 'ALREADY_EXISTS', fields: { email: expect.any(String) } },
      });
    });

    it('of two at the same time with one address, one gets through', async () => {
      const person = newPerson();
      const tries = await Promise.allSettled(
        [browser(), browser()].map(async (tab) => (await tab.at()).identity.signUp(person)),
      );
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { cause: { code: 'ALREADY_EXISTS' } },
      });
    });

    it('refuses a guessable password with the reason, and leaves nothing behind', async () => {
      const person = newPerson();
      const api = await browser().at();
      await expect(api.identity.signUp({ ...person, password: 'password12345678' })).rejects.toMatchObject({
        cause: { code: 'INVALID_INPUT', fields: { password: expect.stringContaining('most used') } },
      });
      const found = await test.database.system.read('test', ({ sql, tables: { users } }) =>
        sql.select().from(users).where(eq(users.email, person.email)),
      );
      expect(found).toEqual([]);
    });

    it('stores neither the password nor the token of the session', async () => {
      const { tab, user } = await signedUp();
      const token = tab.jar.get('crm_session')!;
      const { accounts, sessions } = await test.database.system.read('test', async ({ sql, tables }) => ({
        accounts: await sql.select().from(tables.accounts).where(eq(tables.accounts.userId, user.id)),
        sessions: await sql.select().from(tables.sessions).where(eq(tables.sessions.userId, user.id)),
      }));
      expect(accounts).toHaveLength(1);
      expect(accounts[0]?.password).toMatch(/^\$argon2id\$/);
      const stored = JSON.stringify({ accounts, sessions }) + JSON.stringify(t.lines);
      expect(stored).not.toContain(password);
      expect(stored).not.toContain(token);
    });
  });

  describe('cookies', () => {
    it('carry __Host- and Secure on https, and are as strict as http allows otherwise', async () => {
      for (const [origin, name, secure] of [
        ['https://crm.example.com', '__Host-crm_session', true],
        ['http://localhost:3000', 'crm_session', false],
      ] as const) {
        const tab = browser({ origin });
        await (await tab.at()).identity.signUp(newPerson());
        const [cookie] = tab.setCookies.filter((one) => one.startsWith(`${name}=`));
        expect(cookie).toMatch(/^[\w-]+=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax/);
        expect(cookie?.endsWith('; Secure')).toBe(secure);
        expect(cookie).not.toContain('Domain');
        expect((await (await tab.at()).identity.me()).user.name).toBe('Ada Lovelace');
      }
    });

    it('of another kind, broken or unknown, are nobody', async () => {
      const { tab } = await signedUp();
      const token = tab.jar.get('crm_session')!;
      for (const [name, value] of [
        ['crm_session', ''],
        ['crm_session', 'x'.repeat(43)],
        ['crm_session', `${token}x`],
        ['__Host-crm_session', token],
        ['session', token],
      ] as const) {
        const other = browser();
        other.jar.set(name, value);
        await expect((await other.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      }
    });
  });

  describe('signing in', () => {
    it('needs the right password, and answers the same for no account', async () => {
      const { person, user, workspace } = await signedUp();
      const tab = browser();
      const refusals = await Promise.all(
        [
          { email: person.email, password: `${password} ` },
          { email: 'nobody@example.com', password },
        ].map(async (input) => (await tab.at()).identity.signIn(input).catch((error: Error) => error)),
      );
      expect(refusals[0]).toMatchObject({ code: 'UNAUTHORIZED' });
      expect(refusals[0]).toEqual(refusals[1]);
      expect(tab.jar.size).toBe(0);
      const answer = await (await tab.at()).identity.signIn({ email: person.email.toUpperCase(), password });
      expect(answer.user).toEqual(user);
      expect(answer.workspaces).toMatchObject([{ slug: workspace.slug, role: 'owner' }]);
    });

    it('always makes a new session, and ends the one the browser came with', async () => {
      const { tab, person } = await signedUp();
      const before = tab.jar.get('crm_session')!;
      await (await tab.at()).identity.signIn({ email: person.email, password });
      expect(tab.jar.get('crm_session')).not.toBe(before);
      const old = browser();
      old.jar.set('crm_session', before);
      await expect((await old.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    });
  });

  describe('sessions', () => {
    it('end at sign-out, at once', async () => {
      const { tab } = await signedUp();
      const copy = browser();
      copy.jar.set('crm_session', tab.jar.get('crm_session')!);
      await (await copy.at()).identity.me();
      await (await tab.at()).identity.signOut();
      expect(tab.jar.has('crm_session')).toBe(false);
      await expect((await copy.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      await expect((await tab.at()).identity.signOut()).resolves.toEqual({ done: true });
    });

    it('are listed, and end one by one or all at once', async () => {
      const { tab, person } = await signedUp();
      const [phone, laptop] = [browser(), browser()];
      for (const one of [phone, laptop]) {
        await (await one.at()).identity.signIn({ email: person.email, password });
      }
      const list = await (await tab.at()).identity.listSessions();
      expect(list).toHaveLength(3);
      expect(list.filter(({ current }) => current)).toHaveLength(1);
      const { id } = (await (await phone.at()).identity.listSessions()).find(({ current }) => current)!;
      await (await tab.at()).identity.revokeSession({ id });
      await expect((await phone.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      await (await laptop.at()).identity.me();
      expect(await (await tab.at()).identity.signOutEverywhere()).toEqual({ ended: 2 });
      for (const one of [tab, laptop]) {
        await expect((await one.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      }
    });

    it('of others cannot be ended', async () => {
      const [one, other] = [await signedUp(), await signedUp()];
      const [theirs] = await (await other.tab.at()).identity.listSessions();
      await expect((await one.tab.at()).identity.revokeSession({ id: theirs!.id })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await (await other.tab.at()).identity.me();
    });

    it('end when unused for too long, and after the longest time in any case', async () => {
      const { tab } = await signedUp();
      const start = Date.now();
      const { SESSION_IDLE_MINUTES, SESSION_MAX_DAYS } = t.app.config;
      const at = (minutes: number) => {
        t.setNow(new Date(start + minutes * 60_000));
        // In real time, what is remembered of a session is older than a second by then.
        subjectCache(t.app).clear();
      };
      const idle = SESSION_IDLE_MINUTES;
      try {
        at(idle - 1);
        await (await tab.at()).identity.me();
        // That use was noted in the background.
        await expect
          .poll(async () => Date.parse((await (await tab.at()).identity.listSessions())[0]!.lastSeenAt))
          .toBeGreaterThan(start + 60_000);
        at(2 * idle - 2);
        await (await tab.at()).identity.me();
        at(4 * idle);
        await expect((await tab.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });

        t.setNow(undefined);
        const busy = await signedUp();
        await test.database.system.transaction('test', async ({ sql, tables: { sessions } }) => {
          await sql
            .update(sessions)
            .set({ createdAt: new Date(Date.now() - SESSION_MAX_DAYS * 86_400_000) })
            .where(eq(sessions.userId, busy.user.id));
        });
        await expect((await busy.tab.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      } finally {
        t.setNow(undefined);
      }
    });
  });

  describe('guessing', () => {
    const wrong = (tab: ReturnType<typeof browser>, email: string) =>
      tab.at().then((api) =>
        api.identity.signIn({ email, password: 'not the right one at all' }).then(
          () => 'in',
          (error) => error.cause,
        ),
      );

    it('of one password is slowed down after five tries, longer each time, and the right one works after the wait', async () => {
      const { person } = await signedUp();
      const start = Date.now();
      let seconds = 0;
      try {
        for (let round = 0; round < 5; round++) {
          expect(await wrong(browser(), person.email)).toMatchObject({ code: 'UNAUTHENTICATED' });
        }
        const waits: number[] = [];
        for (let round = 0; round < 7; round++) {
          const refusal = await wrong(browser(), person.email);
          expect(refusal).toMatchObject({ code: 'RATE_LIMITED' });
          waits.push(refusal.details.retryAfterSeconds);
          seconds += refusal.details.retryAfterSeconds;
          t.setNow(new Date(start + seconds * 1000 + 1000));
          seconds += 1;
          expect(await wrong(browser(), person.email)).toMatchObject({ code: 'UNAUTHENTICATED' });
        }
        expect(waits).toEqual([...waits].sort((a, b) => a - b));
        expect(waits[0]).toBeGreaterThan(20);
        expect(Math.max(...waits)).toBeLessThanOrEqual(15 * 60);
        await expect((await browser().at()).identity.signIn({ email: person.email, password })).rejects.toMatchObject({
          cause: { code: 'RATE_LIMITED' },
        });
        t.setNow(new Date(start + (seconds + 15 * 60) * 1000));
        await (await browser().at()).identity.signIn({ email: person.email, password });
        expect(await wrong(browser(), person.email)).toMatchObject({ code: 'UNAUTHENTICATED' });
      } finally {
        t.setNow(undefined);
      }
    });

    it('lets exactly five of many tries at the same time look at the password', async () => {
      const { person } = await signedUp();
      const answers = await Promise.all(Array.from({ length: 30 }, () => wrong(browser(), person.email)));
      expect(answers.filter(({ code }) => code === 'UNAUTHENTICATED')).toHaveLength(5);
      expect(answers.filter(({ code }) => code === 'RATE_LIMITED')).toHaveLength(25);
    });

    it('treats accounts that do not exist the same', async () => {
      const email = `nobody-${++people}@example.com`;
      const codes: string[] = [];
      for (let round = 0; round < 6; round++) codes.push((await wrong(browser(), email)).code);
      expect(codes).toEqual([...Array(5).fill('UNAUTHENTICATED'), 'RATE_LIMITED']);
    });

    it('does not lock out the device that its owner signs in with', async () => {
      const { tab, person } = await signedUp();
      await (await tab.at()).identity.signIn({ email: person.email, password });
      for (let round = 0; round < 6; round++) await wrong(browser(), person.email);
      await expect((await browser().at()).identity.signIn({ email: person.email, password })).rejects.toMatchObject({
        cause: { code: 'RATE_LIMITED' },
      });
      await (await tab.at()).identity.signIn({ email: person.email, password });
      const forged = browser();
      forged.jar.set('crm_device', `${tab.jar.get('crm_device')!.split('.')[0]}.${'x'.repeat(43)}`);
      await expect((await forged.at()).identity.signIn({ email: person.email, password })).rejects.toMatchObject({
        cause: { code: 'RATE_LIMITED' },
      });
    });

    it('from one network is limited to 20 a minute, whatever the account', async () => {
      const answers: string[] = [];
      for (let round = 0; round < 22; round++) {
        const tab = browser({ address: `2001:db8:7:7::${round}` });
        answers.push((await wrong(tab, `somebody-${round}@example.com`)).code);
      }
      expect(answers.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(20);
      expect(answers.slice(20)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
    });
  });

  describe('a forgotten password', () => {
    it('is replaced once by the link of a mail, and all sessions end', async () => {
      const { tab, person } = await signedUp();
      await (await browser({ origin: 'https://crm.example.com' }).at()).identity.requestPasswordReset({
        email: person.email,
      });
      const [link] = await linksTo(person.email, 1);
      expect(link).toMatch(/^https:\/\/crm\.example\.com\/reset-password\?token=/);
      const token = tokenOf(link!);
      const api = await browser().at();
      await expect(api.identity.resetPassword({ token, password: 'password12345678' })).rejects.toMatchObject({
        cause: { code: 'INVALID_INPUT', fields: { password: expect.any(String) } },
      });
      const next = 'eleven loud herons at dawn';
      const used = await Promise.allSettled([1, 2].map(() => api.identity.resetPassword({ token, password: next })));
      expect(used.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expect((await tab.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      await expect((await browser().at()).identity.signIn({ email: person.email, password })).rejects.toMatchObject({
        code: 'UNAUTHORIZED',
      });
      await (await browser().at()).identity.signIn({ email: person.email, password: next });
      await expect
        .poll(async () => (await t.mailsTo(person.email)).map(({ subject }) => subject))
        .toContain('Your password was changed');
    });

    it('answers the same for an address without an account, and sends it nothing', async () => {
      const { person } = await signedUp();
      const tab = browser();
      const answers: unknown[] = [];
      for (const email of ['stranger@example.com', person.email]) {
        answers.push(await (await tab.at()).identity.requestPasswordReset({ email }));
      }
      expect(answers[0]).toEqual(answers[1]);
      await linksTo(person.email, 1);
      expect(await t.mailsTo('stranger@example.com')).toEqual([]);
    });

    it('has a link that dies with time, with use, and with the next link', async () => {
      const { person } = await signedUp();
      const ask = async (count: number) => {
        await (await browser().at()).identity.requestPasswordReset({ email: person.email });
        return tokenOf((await linksTo(person.email, count)).at(-1)!);
      };
      const first = await ask(1);
      const second = await ask(2);
      const reset = async (token: string) =>
        (await browser().at()).identity.resetPassword({ token, password: 'eleven loud herons at dawn' });
      await expect(reset(first)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(reset('x'.repeat(43))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      try {
        t.setNow(new Date(Date.now() + 61 * 60_000));
        await expect(reset(second)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      } finally {
        t.setNow(undefined);
      }
      await reset(second);
    });

    it('floods nobody', async () => {
      const email = `flood-${++people}@example.com`;
      for (let round = 0; round < 5; round++) await (await browser().at()).identity.requestPasswordReset({ email });
      await expect((await browser().at()).identity.requestPasswordReset({ email })).rejects.toMatchObject({
        cause: { code: 'RATE_LIMITED', details: { retryAfterSeconds: expect.any(Number) } },
      });
    });
  });

  it('a changed password ends all other sessions and renews this one', async () => {
    const { tab, person, workspace } = await signedUp();
    const other = browser();
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
    await (await browser().at()).identity.signIn({ email: person.email, password: next });
  });

  it('a changed name is seen by the next request', async () => {
    const { tab } = await signedUp();
    await (await tab.at()).identity.me();
    await (await tab.at()).identity.updateProfile({ name: '  Ada King ' });
    expect((await (await tab.at()).identity.me()).user.name).toBe('Ada King');
  });

  it('closed sign-up lets in the first person only', async () => {
    const closed = await createTestApp(test, { SIGN_UP: 'invitation' });
    const api = await closed.browser().at();
    await expect(api.identity.signUp(newPerson())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await closed.close();
  });
});
