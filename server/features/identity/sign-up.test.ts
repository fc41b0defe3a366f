import { eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../testing/databases';
import { startMailServer } from '../../testing/mail-server';
import { createTestApp, type TestApp } from '../../testing/test-app';
import { goodPassword, newPerson, tokenOf } from './testing/people';

const password = goodPassword;
const dayMs = 86_400_000;

onBothDatabases('signing up where mail reaches people', (test) => {
  let t: TestApp;
  let post: Awaited<ReturnType<typeof startMailServer>>;
  beforeAll(async () => {
    post = await startMailServer();
    t = await createTestApp(test, {
      MAIL_URL: post.url,
      MAIL_FROM: 'CRM Flow <crm@example.com>',
      APP_URL: 'http://localhost:3000',
    });
    await t.startWorker();
    // The first person of an installation goes straight in; the others are asked by mail
    expect(await (await t.browser().at()).identity.signUp(newPerson())).toMatchObject({ next: 'workspace' });
  });
  afterAll(async () => {
    await t.close();
    await post.close();
  });

  const mailsTo = async (email: string, count: number) => {
    const mine = () => post.mails.filter(({ to }) => to && [to].flat().some(({ text }) => text === email));
    await expect.poll(() => mine().length, { timeout: 10_000 }).toBe(count);
    return mine().map(({ text = '', subject = '' }) => ({ text, subject }));
  };
  const linkIn = ({ text }: { text: string }) => /https?:\S+confirm-sign-up\?token=[\w-]{43}/.exec(text)?.[0] ?? '';
  const usersOf = (email: string) =>
    test.database.system.read('test', ({ sql, tables: { users } }) =>
      sql.select().from(users).where(eq(users.email, email)),
    );

  it('answers the same for every address; what it leads to comes by mail', async () => {
    const person = newPerson();
    const tab = t.browser();
    const answer = await (await tab.at()).identity.signUp(person);
    expect(answer).toEqual({ next: 'mail' });
    expect(tab.jar.size).toBe(0);
    expect(await usersOf(person.email)).toEqual([]);
    const [letter] = await mailsTo(person.email, 1);
    const token = tokenOf(linkIn(letter!));
    const there = t.browser();
    expect(await (await there.at()).identity.lookAtSignUp({ token })).toEqual({
      email: person.email,
      workspace: 'Engines',
    });
    const { user, workspace } = await (await there.at()).identity.confirmSignUp({ token, password });
    expect(user).toMatchObject({ name: person.name, email: person.email });
    expect((await (await there.at({ workspace: workspace.slug })).identity.me()).current).toMatchObject({
      role: 'owner',
    });
    expect(await usersOf(person.email)).toMatchObject([{ emailVerified: true }]);

    const again = t.browser();
    expect(await (await again.at()).identity.signUp({ ...person, workspace: 'Other' })).toEqual(answer);
    expect(again.jar.size).toBe(0);
    const [, second] = await mailsTo(person.email, 2);
    expect(second?.subject).toBe('You already have an account');
    expect(linkIn(second!)).toBe('');
  });

  it('works once, for a day, and only with the password of the sign-up', async () => {
    const person = newPerson();
    await (await t.browser().at()).identity.signUp(person);
    const [letter] = await mailsTo(person.email, 1);
    const token = tokenOf(linkIn(letter!));
    const api = await t.browser().at();
    await expect(api.identity.confirmSignUp({ token, password: 'another good pass phrase' })).rejects.toMatchObject({
      cause: { code: 'INVALID_INPUT', fields: { password: expect.any(String) } },
    });
    t.setNow(new Date(Date.now() + dayMs + 1_000));
    await expect(api.identity.confirmSignUp({ token, password })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    t.setNow(undefined);
    await (await t.browser().at()).identity.confirmSignUp({ token, password });
    await expect(api.identity.confirmSignUp({ token, password })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(api.identity.lookAtSignUp({ token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that was asked for twice has a link in each mail; once one was used, the other says so before it asks anything', async () => {
    const person = newPerson();
    for (const workspace of ['First', 'Second'])
      await (await t.browser().at()).identity.signUp({ ...person, workspace });
    const tokens = (await mailsTo(person.email, 2)).map((one) => tokenOf(linkIn(one)));
    const look = async (token = '') => (await t.browser().at()).identity.lookAtSignUp({ token });
    const workspaces = await Promise.all(tokens.map(async (token) => (await look(token)).workspace));
    expect(workspaces.sort()).toEqual(['First', 'Second']);
    await (await t.browser().at()).identity.confirmSignUp({ token: tokens[1] ?? '', password });
    await expect(look(tokens[1])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(look(tokens[0])).rejects.toMatchObject({ cause: { code: 'ALREADY_EXISTS' } });
  });

  it('writes nothing of what was typed into the mail, and no password into the database', async () => {
    const person = { ...newPerson(), name: 'Cheap pills at pills.example', workspace: 'Click here' };
    await (await t.browser().at()).identity.signUp(person);
    const [letter] = await mailsTo(person.email, 1);
    expect(letter?.text).not.toMatch(/pills|Click here/);
    const rows = await test.database.system.read('test', ({ sql, tables: { verifications } }) =>
      sql.select().from(verifications),
    );
    const stored = JSON.stringify(rows) + JSON.stringify(t.lines);
    expect(stored).not.toContain(password);
    expect(stored).not.toContain(tokenOf(linkIn(letter!)));
  });

  it('sends either letter again when the mail server refuses it at first', async () => {
    const person = newPerson();
    post.refuse(1);
    await (await t.browser().at()).identity.signUp(person);
    const [letter] = await mailsTo(person.email, 1);
    expect(post.refusesStill()).toBe(0);
    await (await t.browser().at()).identity.confirmSignUp({ token: tokenOf(linkIn(letter!)), password });

    post.refuse(1);
    await (await t.browser().at()).identity.signUp(person);
    const [, second] = await mailsTo(person.email, 2);
    expect(post.refusesStill()).toBe(0);
    expect(second?.subject).toBe('You already have an account');
    const pending = () =>
      test.database.system.read('test', ({ sql, tables: { verifications } }) =>
        sql
          .select()
          .from(verifications)
          .where(like(verifications.value, `%${person.email}%`)),
      );
    await expect.poll(pending, { timeout: 10_000 }).toEqual([]);
  });

  it('makes one account of two clicks at once; the other is told that the link was used', async () => {
    const person = newPerson();
    await (await t.browser().at()).identity.signUp(person);
    const [letter] = await mailsTo(person.email, 1);
    const token = tokenOf(linkIn(letter!));
    const tabs = await Promise.all([t.browser().at(), t.browser().at()]);
    const clicks = await Promise.allSettled(tabs.map((api) => api.identity.confirmSignUp({ token, password })));
    expect(clicks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(clicks.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'NOT_FOUND' } });
    expect(await usersOf(person.email)).toHaveLength(1);
  });

  it('lets no link through once sign-up is closed', async () => {
    const person = newPerson();
    await (await t.browser().at()).identity.signUp(person);
    const [letter] = await mailsTo(person.email, 1);
    const token = tokenOf(linkIn(letter!));
    const closed = await createTestApp(test, { SIGN_UP: 'invitation' });
    try {
      const api = await closed.browser().at();
      await expect(api.identity.lookAtSignUp({ token })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(api.identity.confirmSignUp({ token, password })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    } finally {
      await closed.close();
    }
    expect(await usersOf(person.email)).toEqual([]);
  });

  it('sends five mails an hour to an address at most', async () => {
    const person = newPerson();
    for (let sent = 0; sent < 5; sent += 1) await (await t.browser().at()).identity.signUp(person);
    await expect((await t.browser().at()).identity.signUp(person)).rejects.toMatchObject({
      cause: { code: 'RATE_LIMITED' },
    });
  });
});

onBothDatabases('what is wrong with a sign-up', (test) => {
  let t: TestApp;
  beforeAll(async () => {
    t = await createTestApp(test);
  });
  afterAll(() => t.close());

  describe('is said at once', () => {
    it.each([
      [{ name: '', email: '', password: '', workspace: '' }, ['email', 'name', 'password', 'workspace']],
      [{ name: 'Ada', email: 'nowhere', password: 'short', workspace: 'Engines' }, ['email', 'password']],
      [{ name: 'Ada', email: 'a@example.com', password: '', workspace: 'Engines' }, ['password']],
    ])('%j', async (input, wrong) => {
      const refused = await (await t.browser().at()).identity.signUp(input).catch((error: unknown) => error);
      expect(fieldsOf(refused)).toEqual(wrong);
    });
  });
});

/** The fields that a refusal of input names. */
function fieldsOf(refused: unknown): string[] {
  const { cause } = refused as { cause?: { issues?: { path: string[] }[]; fields?: Record<string, string> } };
  const named = cause?.fields ? Object.keys(cause.fields) : (cause?.issues ?? []).map(({ path }) => path.join('.'));
  return [...new Set(named)].sort();
}
