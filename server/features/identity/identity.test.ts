import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../testing/databases';
import { createTestApp, type TestApp } from '../../testing/test-app';
import { subjectCache } from '../../trpc/subject-cache';
import { goodPassword, newPerson, signedUp } from './testing/people';

const password = goodPassword;

onBothDatabases('accounts and sessions', (test) => {
  let t: TestApp;
  beforeAll(async () => {
    t = await createTestApp(test);
  });
  afterAll(() => t.close());

  describe('signing up', () => {
    it('gives an account, a workspace that it owns, and a session', async () => {
      const { tab, person, user, workspace } = await signedUp(t);
      expect(user).toMatchObject({ name: person.name, email: person.email });
      const me = await (await tab.at({ workspace: workspace.slug })).identity.me();
      expect(me.user).toEqual(user);
      expect(me.workspaces).toEqual([{ id: workspace.id, name: 'Engines', slug: workspace.slug, role: 'owner' }]);
      expect(me.current).toMatchObject({ role: 'owner' });
      expect(me.current?.permissions).toContain('workspace.delete');
      expect(me.lastWorkspace).toBe(workspace.slug);
    });

    it('takes an address once, however it is written', async () => {
      const { person } = await signedUp(t);
      const api = await t.browser().at();
      await expect(api.identity.signUp({ ...person, email: ` ${person.email.toUpperCase()} ` })).rejects.toMatchObject({
        cause: { code: 'ALREADY_EXISTS', fields: { email: expect.any(String) } },
      });
    });

    it('of two at the same time with one address, one gets through', async () => {
      const person = newPerson();
      const tries = await Promise.allSettled(
        [t.browser(), t.browser()].map(async (tab) => (await tab.at()).identity.signUp(person)),
      );
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { cause: { code: 'ALREADY_EXISTS' } },
      });
    });

    it('refuses a guessable password with the reason, and leaves nothing behind', async () => {
      const person = newPerson();
      const api = await t.browser().at();
      await expect(api.identity.signUp({ ...person, password: 'password12345678' })).rejects.toMatchObject({
        cause: { code: 'INVALID_INPUT', fields: { password: expect.stringContaining('most used') } },
      });
      const found = await test.database.system.read('test', ({ sql, tables: { users } }) =>
        sql.select().from(users).where(eq(users.email, person.email)),
      );
      expect(found).toEqual([]);
    });

    it('stores neither the password nor the token of the session', async () => {
      const { tab, user } = await signedUp(t);
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
        const tab = t.browser({ origin });
        await (await tab.at()).identity.signUp(newPerson());
        const [cookie] = tab.setCookies.filter((one) => one.startsWith(`${name}=`));
        expect(cookie).toMatch(/^[\w-]+=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax/);
        expect(cookie?.endsWith('; Secure')).toBe(secure);
        expect(cookie).not.toContain('Domain');
        expect((await (await tab.at()).identity.me()).user.name).toBe('Ada Lovelace');
      }
    });

    it('of another kind, broken or unknown, are nobody', async () => {
      const { tab } = await signedUp(t);
      const token = tab.jar.get('crm_session')!;
      for (const [name, value] of [
        ['crm_session', ''],
        ['crm_session', 'x'.repeat(43)],
        ['crm_session', `${token}x`],
        ['__Host-crm_session', token],
        ['session', token],
      ] as const) {
        const other = t.browser();
        other.jar.set(name, value);
        await expect((await other.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      }
    });
  });

  describe('signing in', () => {
    it('needs the right password, and answers the same for no account', async () => {
      const { person, user, workspace } = await signedUp(t);
      const tab = t.browser();
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
      const { tab, person } = await signedUp(t);
      const before = tab.jar.get('crm_session')!;
      await (await tab.at()).identity.signIn({ email: person.email, password });
      expect(tab.jar.get('crm_session')).not.toBe(before);
      const old = t.browser();
      old.jar.set('crm_session', before);
      await expect((await old.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    });
  });

  describe('sessions', () => {
    it('end at sign-out, at once', async () => {
      const { tab } = await signedUp(t);
      const copy = t.browser();
      copy.jar.set('crm_session', tab.jar.get('crm_session')!);
      await (await copy.at()).identity.me();
      await (await tab.at()).identity.signOut();
      expect(tab.jar.has('crm_session')).toBe(false);
      await expect((await copy.at()).identity.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      await expect((await tab.at()).identity.signOut()).resolves.toEqual({ done: true });
    });

    it('are listed, and end one by one or all at once', async () => {
      const { tab, person } = await signedUp(t);
      const [phone, laptop] = [t.browser(), t.browser()];
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
      const [one, other] = [await signedUp(t), await signedUp(t)];
      const [theirs] = await (await other.tab.at()).identity.listSessions();
      await expect((await one.tab.at()).identity.revokeSession({ id: theirs!.id })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await (await other.tab.at()).identity.me();
    });

    it('end when unused for too long, and after the longest time in any case', async () => {
      const { tab } = await signedUp(t);
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
        const busy = await signedUp(t);
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

  it('a changed name is seen by the next request', async () => {
    const { tab } = await signedUp(t);
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
