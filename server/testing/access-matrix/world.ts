import { Readable } from 'node:stream';
import type { Database } from '@db/database';
import { newId } from '@db/ids';
import { and, eq, ne, notInArray } from 'drizzle-orm';
import { createImport } from '../../features/imports';
import type { Role } from '../../trpc/access';
import { enterTenant } from '../../trpc/procedures';
import type { Browser } from '../browser';
import type { TestApp } from '../test-app';
import { makeSales } from './sales-world';
import { makeWork } from './work-world';

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** A workspace with people of each role and a row of every kind, all of whose texts hold `mark`. */
export async function makeWorld(t: TestApp, mark: string) {
  const tenant = await t.newTenant(`${mark} Studio`);
  const owner = await t.signedIn({ tenant });
  const of = (role: Role) => t.signedIn({ tenant, role });
  const [member, admin] = [await of('member'), await of('admin')];

  const company = (await owner.api.companies.create({ values: { name: `${mark} Works` } })).record;
  const person = (
    await owner.api.people.create({ values: { firstName: mark, lastName: 'Lovelace', companyId: company.id } })
  ).record;
  const note = (
    await owner.api.notes.create({ object: 'person', recordId: person.id, values: { body: `${mark} said hello` } })
  ).record;
  const [tag, otherTag] = await Promise.all(
    ['Hot', 'Cold'].map(
      async (name) => (await owner.api.tags.create({ values: { name: `${mark} ${name}`, color: 'blue' } })).record,
    ),
  );
  const [employment] = await owner.api.people.employments.list({ personId: person.id });
  const invitation = await owner.api.invitations.create({ email: `${newId()}@example.com`, role: 'member' });
  const key = await owner.api.apiKeys.create({ name: `${mark} key`, role: 'viewer' });
  const db = owner.ctx.app.database.forTenant(tenant.id);
  const change = await db.read('test.change', async ({ sql, tables: { changes }, tenantId }) => {
    const made = and(eq(changes.tenantId, tenantId), eq(changes.object, 'company'));
    const [row] = await sql.select({ id: changes.id, groupId: changes.groupId }).from(changes).where(made).limit(1);
    return row!;
  });
  const { importId } = await createImport(enterTenant(owner.ctx, 'imports.run'), {
    fileName: `${mark}.csv`,
    content: Readable.from([Buffer.from(`First name,Last name,Email\n${mark},Hopper,${newId()}@example.com\n`)]),
  });
  const savedView = async (name: string) =>
    (await owner.api.views.create({ object: 'person', values: { name: `${mark} ${name}`, shared: true } })).record.id;
  const view = await savedView('view');
  // Nobody works here: it waits.
  const run = await owner.api.bulk.start({
    object: 'person',
    selection: { ids: [person.id] },
    action: 'update',
    values: { city: `${mark} City` },
  });
  const sales = await makeSales(owner.api, mark, { companyId: company.id, personId: person.id });
  const work = await makeWork({ owner, member }, mark, { companyId: company.id });
  const trashed = {
    views: await savedView('trashed'),
    people: (await owner.api.people.create({ values: { firstName: `${mark} trashed` } })).record.id,
    companies: (await owner.api.companies.create({ values: { name: `${mark} trashed` } })).record.id,
    notes: (
      await owner.api.notes.create({ object: 'person', recordId: person.id, values: { body: `${mark} trashed` } })
    ).record.id,
  };
  await owner.api.people.delete({ ids: [trashed.people] });
  await owner.api.companies.delete({ ids: [trashed.companies] });
  await owner.api.notes.delete({ ids: [trashed.notes] });
  await owner.api.views.delete({ ids: [trashed.views] });

  return {
    mark,
    tenant,
    owner,
    member,
    admin,
    viewerKey: key.key,
    of,
    stageIds: sales.stageIds,
    lostReasonIds: sales.lostReasonIds,
    /** An id of every kind of row, by the name of the router or of the field that speaks of it. */
    ids: {
      people: person.id,
      companies: company.id,
      notes: note.id,
      tags: tag!.id,
      otherTag: otherTag!.id,
      employments: employment?.id ?? newId(),
      members: member.user.id,
      invitations: invitation.id,
      apiKeys: key.id,
      changes: change.id,
      groups: change.groupId,
      imports: importId,
      views: view,
      bulk: run.id,
      trashedPeople: trashed.people,
      trashedCompanies: trashed.companies,
      trashedNotes: trashed.notes,
      ...sales.ids,
      ...work,
      trashedViews: trashed.views,
    },
  };
}

/** Takes away the people and workspaces of worlds that are over, so that what all tenants share stays small. */
export async function forgetPeople(database: Database, { tenant }: World): Promise<void> {
  await database.system.transaction('test.forget', async ({ sql, tables: { users, tenants, memberships } }) => {
    const theirs = sql.select({ id: memberships.userId }).from(memberships).where(eq(memberships.tenantId, tenant.id));
    await sql.delete(users).where(notInArray(users.id, theirs));
    await sql.delete(tenants).where(ne(tenants.id, tenant.id));
  });
}

/** Who may call a procedure of the home workspace: nobody at all, somebody from outside, or somebody with a role in it. */
export type Subject = {
  name: string;
  group: 'nobody' | 'outside' | 'inside';
  isKey: boolean;
  role?: Role;
  /** The router of their next request. */
  at: () => ReturnType<Browser['at']>;
};

/** Everybody who might call a procedure of the workspace; the owner, who may do everything, comes last. */
export async function subjectsOf(t: TestApp, home: World): Promise<Subject[]> {
  const workspace = home.tenant.slug;
  const cookie = ({ browser }: { browser: Browser }) => ({ isKey: false, at: () => browser.at({ workspace }) });
  const key = (apiKey: string) => ({ isKey: true, at: () => t.browser().at({ apiKey }) });

  const [expired, revoked, suspended] = [await home.of('admin'), await home.of('admin'), await home.of('admin')];
  const [viewer, manager] = [await home.of('viewer'), await home.of('manager')];
  // Of a workspace of their own: the foreign one stays as it is.
  const stranger = await t.signedIn({ role: 'admin' });
  const revokedKey = await home.owner.api.apiKeys.create({ name: 'revoked', role: 'admin' });
  await home.owner.api.apiKeys.revoke({ id: revokedKey.id });
  await home.owner.api.members.suspend({ userId: suspended.user.id });
  const { jar } = revoked.browser;
  const stolen = new Map(jar);
  await revoked.api.identity.signOut();
  for (const [name, value] of stolen) jar.set(name, value);
  await t.app.database.system.transaction('test.expire', async ({ sql, tables: { sessions } }) => {
    const longAgo = new Date(Date.now() - 100 * 86_400_000);
    await sql
      .update(sessions)
      .set({ createdAt: longAgo, lastSeenAt: longAgo, expiresAt: longAgo })
      .where(eq(sessions.userId, expired.user.id));
  });

  return [
    { name: 'anonymous', group: 'nobody', isKey: false, at: () => t.browser().at({ workspace }) },
    { name: 'an expired session', group: 'nobody', ...cookie(expired) },
    { name: 'a revoked session', group: 'nobody', ...cookie(revoked) },
    { name: 'a revoked key', group: 'nobody', ...key(revokedKey.key) },
    { name: 'a key that is none', group: 'nobody', ...key('crmflow_x_y') },
    { name: 'a suspended admin', group: 'outside', ...cookie(suspended) },
    { name: 'an admin of another workspace', group: 'outside', ...cookie(stranger) },
    { name: 'a viewer', group: 'inside', role: 'viewer', ...cookie(viewer) },
    { name: 'a key of a viewer', group: 'inside', role: 'viewer', ...key(home.viewerKey) },
    { name: 'a member', group: 'inside', role: 'member', ...cookie(home.member) },
    { name: 'a manager', group: 'inside', role: 'manager', ...cookie(manager) },
    { name: 'an admin', group: 'inside', role: 'admin', ...cookie(home.admin) },
    { name: 'the owner', group: 'inside', role: 'owner', ...cookie(home.owner) },
  ];
}
