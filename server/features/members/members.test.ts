import { and, eq, ne, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../testing/databases';
import { createTestApp, type TestApp } from '../../testing/test-app';
import type { Role } from '../../trpc/access';
import type { Tenant } from '../../trpc/context';

const password = 'seven quiet parrots at noon';
const refused = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });

onBothDatabases('members and invitations', (test) => {
  let t: TestApp;
  let tenant: Tenant;
  let owner: Awaited<ReturnType<TestApp['signedIn']>>;
  beforeAll(async () => {
    t = await createTestApp(test);
    await t.startWorker();
    tenant = await t.newTenant('Lumen & Partners');
    owner = await t.signedIn({ tenant });
  });
  afterAll(() => t.close());

  const member = (role: Role) => t.signedIn({ role, tenant });
  let addresses = 0;
  const newAddress = () => `invited-${++addresses}@example.com`;

  async function links(email: string, count: number): Promise<string[]> {
    const found = async () =>
      (await t.mailsTo(email)).map(({ text }) => /https?:\S+token=[\w-]{43}$/m.exec(text ?? '')?.[0] ?? '');
    await expect.poll(found, { timeout: 10_000 }).toHaveLength(count);
    return found();
  }
  const tokenOf = (link: string) => new URL(link).searchParams.get('token')!;

  describe('members', () => {
    it('are listed by name with role and status, to everybody in the workspace', async () => {
      const viewer = await member('viewer');
      const list = await viewer.api.members.list();
      expect(list).toContainEqual({
        userId: viewer.user.id,
        name: viewer.user.name,
        email: viewer.user.email,
        role: 'viewer',
        status: 'active',
        self: true,
        joinedAt: expect.any(String),
      });
      expect(list.map(({ name }) => name)).toEqual(list.map(({ name }) => name).sort());
    });

    it('get another role by admins, at once', async () => {
      const [admin, person] = [await member('admin'), await member('viewer')];
      await expect(person.api.members.suspend({ userId: admin.user.id })).rejects.toEqual(refused('FORBIDDEN'));
      await admin.api.members.changeRole({ userId: person.user.id, role: 'admin' });
      await (await person.at()).invitations.list();
    });

    it('that own the workspace are changed by owners only, and no admin makes one', async () => {
      const [admin, person] = [await member('admin'), await member('member')];
      for (const refusal of [
        () => admin.api.members.changeRole({ userId: owner.user.id, role: 'member' }),
        () => admin.api.members.suspend({ userId: owner.user.id }),
        () => admin.api.members.remove({ userId: owner.user.id }),
        () => admin.api.members.changeRole({ userId: person.user.id, role: 'owner' }),
        () => admin.api.members.changeRole({ userId: admin.user.id, role: 'owner' }),
        () => admin.api.invitations.create({ email: newAddress(), role: 'owner' }),
      ]) {
        await expect(refusal()).rejects.toEqual(refused('FORBIDDEN'));
      }
      await owner.api.members.changeRole({ userId: person.user.id, role: 'owner' });
      await owner.api.members.changeRole({ userId: person.user.id, role: 'member' });
    });

    it('who are suspended have no access until they are let in again, and stay signed in elsewhere', async () => {
      const person = await member('member');
      await person.api.workspaces.get();
      await owner.api.members.suspend({ userId: person.user.id });
      await expect((await person.at()).workspaces.get()).rejects.toEqual(refused('NOT_FOUND'));
      expect((await (await person.at()).identity.me()).workspaces).toEqual([]);
      await owner.api.members.reinstate({ userId: person.user.id });
      await (await person.at()).workspaces.get();
    });

    it('who are removed have no access, and their open invitations end', async () => {
      const person = await member('admin');
      const email = newAddress();
      await person.api.invitations.create({ email, role: 'member' });
      const [link] = await links(email, 1);
      await owner.api.members.remove({ userId: person.user.id });
      await expect((await person.at()).workspaces.get()).rejects.toEqual(refused('NOT_FOUND'));
      await expect((await t.anonymous()).invitations.look({ token: tokenOf(link!) })).rejects.toEqual(
        refused('NOT_FOUND'),
      );
    });

    it('of another workspace are not there, like people who do not exist', async () => {
      const stranger = await t.signedIn();
      const answers = await Promise.all(
        [stranger.user.id, '018f0000-0000-7000-8000-000000000000'].map((userId) =>
          owner.api.members.changeRole({ userId, role: 'viewer' }).catch((error: unknown) => error),
        ),
      );
      expect(answers[0]).toEqual(refused('NOT_FOUND'));
      expect(answers[0]).toEqual(answers[1]);
    });
  });

  describe('the last owner', () => {
    it('cannot leave, be suspended, removed or given another role', async () => {
      const alone = await t.signedIn();
      const userId = alone.user.id;
      // The workspace of a test is made with an owner who does not exist.
      const { id } = alone.tenant;
      await test.database.forTenant(id).transaction('test', async ({ sql: query, tables: { memberships } }) => {
        await query.delete(memberships).where(and(eq(memberships.tenantId, id), ne(memberships.userId, userId)));
      });
      for (const refusal of [
        () => alone.api.members.leave(),
        () => alone.api.members.suspend({ userId }),
        () => alone.api.members.remove({ userId }),
        () => alone.api.members.changeRole({ userId, role: 'admin' }),
      ]) {
        await expect(refusal()).rejects.toEqual(refused('FORBIDDEN'));
      }
      const second = await t.signedIn({ tenant: alone.tenant });
      const both = await Promise.allSettled([alone.api.members.leave(), second.api.members.leave()]);
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });

  describe('an invitation', () => {
    it('brings a new person in: one link by mail, one account, one use', async () => {
      const email = newAddress();
      const admin = await member('admin');
      const view = await admin.api.invitations.create({ email: email.toUpperCase(), role: 'manager' });
      expect(view).toMatchObject({ email, role: 'manager', invitedBy: admin.user.name, expired: false });
      expect(await admin.api.invitations.list()).toContainEqual(view);
      const [link] = await links(email, 1);
      expect(link).toMatch(/^http:\/\/localhost:3000\/invitation\?token=/);
      const [mail] = await t.mailsTo(email);
      expect(mail?.subject).toBe(`${admin.user.name} invites you to Lumen & Partners`);
      expect(mail?.html).toContain('Lumen &amp; Partners');
      const token = tokenOf(link!);
      expect(await (await t.anonymous()).invitations.look({ token })).toMatchObject({
        workspace: 'Lumen & Partners',
        email,
        role: 'manager',
        hasAccount: false,
      });
      const tab = t.browser();
      await expect(
        (await tab.at()).invitations.signUp({ token, name: 'Grace', password: 'lumen-partners-1' }),
      ).rejects.toEqual(refused('INVALID_INPUT'));
      const joined = await (await tab.at()).invitations.signUp({ token, name: 'Grace', password });
      expect(joined).toMatchObject({ user: { email }, workspace: { slug: tenant.slug, role: 'manager' } });
      expect((await (await tab.at({ workspace: tenant.slug })).identity.me()).current?.role).toBe('manager');
      await expect((await t.anonymous()).invitations.signUp({ token, name: 'Eve', password })).rejects.toEqual(
        refused('NOT_FOUND'),
      );
      expect((await admin.api.invitations.list()).map(({ id }) => id)).not.toContain(view.id);
    });

    it('brings in somebody who has an account, under the address it was sent to', async () => {
      const [person, other] = [await t.signedIn(), await t.signedIn()];
      await owner.api.invitations.create({ email: person.user.email, role: 'member' });
      const token = tokenOf((await links(person.user.email, 1))[0]!);
      expect(await (await t.anonymous()).invitations.look({ token })).toMatchObject({ hasAccount: true });
      await expect(other.api.invitations.accept({ token })).rejects.toEqual(refused('FORBIDDEN'));
      await expect((await t.anonymous()).invitations.signUp({ token, name: 'Eve', password })).rejects.toEqual(
        refused('ALREADY_EXISTS'),
      );
      const twice = await Promise.allSettled([1, 2].map(() => person.api.invitations.accept({ token })));
      expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await (await person.browser.at({ workspace: tenant.slug })).workspaces.get();
    });

    it('ends when withdrawn, sent again or seven days old', async () => {
      const email = newAddress();
      const { id } = await owner.api.invitations.create({ email, role: 'member' });
      const look = async (token: string) => (await t.anonymous()).invitations.look({ token });
      const first = tokenOf((await links(email, 1))[0]!);
      await owner.api.invitations.resend({ id });
      const second = tokenOf((await links(email, 2))[1]!);
      await expect(look(first)).rejects.toEqual(refused('NOT_FOUND'));
      await look(second);
      try {
        t.setNow(new Date(Date.now() + 8 * 86_400_000));
        await expect(look(second)).rejects.toEqual(refused('NOT_FOUND'));
      } finally {
        t.setNow(undefined);
      }
      await owner.api.invitations.revoke({ id });
      await expect(look(second)).rejects.toEqual(refused('NOT_FOUND'));
      await expect(owner.api.invitations.revoke({ id })).rejects.toEqual(refused('NOT_FOUND'));
      await expect(owner.api.invitations.resend({ id })).rejects.toEqual(refused('NOT_FOUND'));
    });

    it('is refused for members and for people invited already, and does not tell who has an account', async () => {
      const [person, email] = [await member('viewer'), newAddress()];
      const stranger = await t.signedIn();
      await expect(owner.api.invitations.create({ email: person.user.email, role: 'viewer' })).rejects.toEqual(
        refused('ALREADY_EXISTS'),
      );
      const shape = ({ id, email: to, createdAt, expiresAt, ...rest }: Record<string, unknown>) => rest;
      const [unknown, known] = [
        await owner.api.invitations.create({ email, role: 'viewer' }),
        await owner.api.invitations.create({ email: stranger.user.email, role: 'viewer' }),
      ];
      expect(shape(unknown)).toEqual(shape(known));
      await expect(owner.api.invitations.create({ email, role: 'viewer' })).rejects.toEqual(refused('ALREADY_EXISTS'));
    });

    it('shows no secret in the database or the log', async () => {
      const email = newAddress();
      await owner.api.invitations.create({ email, role: 'viewer' });
      const token = tokenOf((await links(email, 1))[0]!);
      const rows = await test.database.system.read('test', async ({ dialect, rows: all, tables }) => [
        ...(await all(sql`select * from ${tables.invitations}`)),
        ...(await all(dialect === 'sqlite' ? sql`select * from ${tables.jobs}` : sql`select * from pgboss.job`)),
      ]);
      expect(JSON.stringify(rows)).toContain(email);
      expect(JSON.stringify(rows)).not.toContain(token);
      expect(JSON.stringify(t.lines)).not.toContain(token);
    });
  });
});
