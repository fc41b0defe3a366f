import type { Kit } from '../dialects/sqlite';

export type RoleName = 'owner' | 'admin' | 'manager' | 'member' | 'viewer';

/** What somebody may do where: workspaces, memberships, invitations and API keys. */
export const tenancyTables = (k: Kit) => {
  const tenants = k.table(
    'tenants',
    {
      id: k.id('id').primaryKey(),
      name: k.text('name').notNull(),
      slug: k.text('slug').notNull(),
      timeZone: k.text('time_zone').notNull().default('Etc/UTC'),
      locale: k.text('locale').notNull().default('en-GB'),
      currency: k.text('currency').notNull().default('EUR'),
      /** ISO 3166 code that phone numbers without a country are read in. */
      defaultCountry: k.text('default_country').notNull().default('DE'),
      /** A planned activity keeps a deal from rotting until it is due. */
      plannedStopsRot: k.flag('planned_stops_rot').notNull().default(false),
      /** Moving a deal to another stage drops the probability that somebody gave it. */
      moveDropsProbability: k.flag('move_drops_probability').notNull().default(false),
      version: k.integer('version').notNull().default(1),
      createdAt: k.instant('created_at').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
    },
    (t) => [k.uniqueIndex('tenants_slug_ux').on(t.slug)],
  );

  const memberships = k.table(
    'memberships',
    {
      tenantId: k.id('tenant_id').notNull(),
      userId: k.id('user_id').notNull(),
      role: k.text('role').$type<RoleName>().notNull(),
      status: k.text('status').$type<'active' | 'suspended'>().notNull().default('active'),
      createdAt: k.instant('created_at').notNull(),
      updatedAt: k.instant('updated_at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.tenantId, t.userId] }), k.index('memberships_user_ix').on(t.userId)],
  );

  const invitations = k.table(
    'invitations',
    {
      tenantId: k.id('tenant_id').notNull(),
      id: k.id('id').notNull(),
      email: k.text('email').notNull(),
      role: k.text('role').$type<RoleName>().notNull(),
      tokenHash: k.text('token_hash').notNull(),
      invitedBy: k.id('invited_by').notNull(),
      createdAt: k.instant('created_at').notNull(),
      expiresAt: k.instant('expires_at').notNull(),
      acceptedAt: k.instant('accepted_at'),
      revokedAt: k.instant('revoked_at'),
    },
    (t) => [
      k.primaryKey({ columns: [t.tenantId, t.id] }),
      k.index('invitations_token_ix').on(t.tokenHash),
      k.index('invitations_email_ix').on(t.tenantId, t.email),
    ],
  );

  const apiKeys = k.table(
    'api_keys',
    {
      tenantId: k.id('tenant_id').notNull(),
      id: k.id('id').notNull(),
      name: k.text('name').notNull(),
      /** The key's first characters, to recognise it in a list. */
      prefix: k.text('prefix').notNull(),
      keyHash: k.text('key_hash').notNull(),
      role: k.text('role').$type<RoleName>().notNull(),
      createdBy: k.id('created_by').notNull(),
      createdAt: k.instant('created_at').notNull(),
      expiresAt: k.instant('expires_at'),
      lastUsedAt: k.instant('last_used_at'),
      revokedAt: k.instant('revoked_at'),
    },
    (t) => [k.primaryKey({ columns: [t.tenantId, t.id] }), k.uniqueIndex('api_keys_hash_ux').on(t.tenantId, t.keyHash)],
  );

  return { tenants, memberships, invitations, apiKeys };
};
